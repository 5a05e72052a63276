package oauthlab.agent.serve.webapp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpiringEntriesTest {

    private Instant now = Instant.parse("2026-01-01T10:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final ExpiringEntries<String> recent = new ExpiringEntries<>(2, Duration.ofMinutes(10), clock);

    @Test
    void with_one_too_many_the_one_that_was_idle_longest_goes() {
        recent.put("a", "A");
        recent.put("b", "B");
        recent.find("a");
        recent.put("c", "C");
        assertEquals(Optional.of("A"), recent.find("a"));
        assertEquals(Optional.empty(), recent.find("b"));
        assertEquals(Optional.of("C"), recent.find("c"));
    }

    @Test
    void what_is_idle_for_long_is_gone_and_use_keeps_it() {
        recent.put("a", "A");
        now = now.plusSeconds(300);
        assertEquals(Optional.of("A"), recent.find("a"));
        now = now.plusSeconds(599);
        assertEquals(Optional.of("A"), recent.find("a"));
        now = now.plusSeconds(600);
        assertEquals(Optional.empty(), recent.find("a"));
    }

    @Test
    void taking_works_once() {
        recent.put("a", "A");
        assertEquals(Optional.of("A"), recent.take("a"));
        assertEquals(Optional.empty(), recent.take("a"));
    }
}
