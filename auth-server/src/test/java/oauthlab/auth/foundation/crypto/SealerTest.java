package oauthlab.auth.foundation.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SealerTest {

    @Inject
    Sealer sealer;

    @Test
    void what_is_sealed_opens_again() {
        assertEquals("secret", sealer.open(sealer.seal("secret", "row-1"), "row-1"));
    }

    @Test
    void two_seals_of_one_text_differ() {
        assertNotEquals(sealer.seal("secret", "row-1"), sealer.seal("secret", "row-1"));
    }

    @Test
    void a_seal_that_was_moved_to_another_row_does_not_open() {
        String sealed = sealer.seal("secret", "row-1");
        assertThrows(IllegalStateException.class, () -> sealer.open(sealed, "row-2"));
    }

    @Test
    void a_seal_that_was_changed_does_not_open() {
        String sealed = sealer.seal("secret", "row-1");
        int first = sealed.indexOf('.') + 1;
        String changed =
                sealed.substring(0, first) + (sealed.charAt(first) == 'A' ? 'B' : 'A') + sealed.substring(first + 1);
        assertThrows(IllegalStateException.class, () -> sealer.open(changed, "row-1"));
    }
}
