package oauthlab.shared.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    @Spec({"RFC 6749 2.3.1 c", "RFC 6749 10.10 a", "RFC 9101 10.2"})
    void thirty_two_random_bytes_are_forty_three_characters() {
        assertEquals(43, RandomSecret.generate(32).length());
        assertNotEquals(RandomSecret.generate(32), RandomSecret.generate(32));
    }

    @Test
    void a_digest_is_sha_256_in_base64url() {
        assertEquals("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0", Digests.sha256("abc"));
        assertTrue(Digests.matches("abc", Digests.sha256("abc")));
        assertFalse(Digests.matches("abd", Digests.sha256("abc")));
    }

    @Test
    void a_long_secret_shows_its_first_characters_and_a_short_one_nothing() {
        assertEquals("abcdef...(30 characters)", Redacted.of("abcdef" + "x".repeat(24)));
        assertEquals("(hidden)", Redacted.of("agent-secret"));
        assertEquals("none", Redacted.of(null));
    }
}
