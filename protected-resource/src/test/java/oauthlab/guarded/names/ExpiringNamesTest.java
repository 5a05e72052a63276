package oauthlab.guarded.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExpiringNamesTest {

    private final ExpiringNames names = new ExpiringNames();

    @Test
    void a_million_names_are_all_there_and_others_are_not() {
        for (int i = 0; i < 1_000_000; i++) names.put(ExpiringNames.of("name-" + i), 100, 0);
        for (int i = 0; i < 1_000_000; i += 997) assertTrue(names.contains(ExpiringNames.of("name-" + i)));
        for (int i = 0; i < 10_000; i++) assertFalse(names.contains(ExpiringNames.of("other-" + i)));
    }

    @Test
    void what_has_ended_makes_room() {
        for (int i = 0; i < 200_000; i++) names.put(ExpiringNames.of("name-" + i), 50 + i / 1_000, i / 1_000);
        names.dropEnded(240);
        assertEquals(9_000, names.taken());
        assertFalse(names.contains(ExpiringNames.of("name-0")));
        assertTrue(names.contains(ExpiringNames.of("name-199999")));
    }

    @Test
    void whatever_is_done_in_whatever_order_it_holds_what_a_map_would() {
        var random = new Random(7);
        var expected = new HashMap<Long, Long>();
        for (int step = 0; step < 100_000; step++) {
            long name = random.nextInt(3_000) - 1_000; // 0 and negative ones, too
            if (random.nextInt(3) == 0) {
                names.remove(name);
                expected.remove(name);
            } else {
                names.put(name, 1_000_000, 0);
                expected.put(name, 1_000_000L);
            }
        }
        for (long name = -1_000; name < 2_000; name++) {
            if (name == 0 || name == 1) continue; // these two share a place
            assertEquals(expected.containsKey(name), names.contains(name), "name " + name);
        }
    }

    @Test
    void the_latest_end_is_in_the_year_2106() {
        names.put(7, Long.MAX_VALUE, 0);
        names.dropEnded(4_000_000_000L);
        assertTrue(names.contains(7));
    }
}
