package oauthlab.auth.broker.upstreamtokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import oauthlab.auth.foundation.crypto.Sealer;
import oauthlab.auth.foundation.crypto.Sealers;
import oauthlab.shared.secret.RandomSecret;
import org.junit.jupiter.api.Test;

class TokenWrappingTest {

    private static final String OLD = RandomSecret.generate(32);
    private static final String NEW = RandomSecret.generate(32);
    private static final String LABEL = new StoredTokens.Owner("company", "web-app", "user-1").label("id-1");

    @Test
    void what_is_sealed_shows_nothing_and_opens_for_its_owner_alone() {
        TokenWrapping wrapping = wrapping(OLD, null, true);
        String wrapped = wrapping.wrap("a token", LABEL);
        assertFalse(wrapped.contains("a token"));
        assertEquals("a token", wrapping.unwrap(wrapped, LABEL));
        for (var other : new StoredTokens.Owner[] {
            new StoredTokens.Owner("other", "web-app", "user-1"),
            new StoredTokens.Owner("company", "other", "user-1"),
            new StoredTokens.Owner("company", "web-app", "user-2")
        }) assertThrows(IllegalStateException.class, () -> wrapping.unwrap(wrapped, other.label("id-1")));
        String moved = new StoredTokens.Owner("company", "web-app", "user-1").label("id-2");
        assertThrows(IllegalStateException.class, () -> wrapping.unwrap(wrapped, moved));
    }

    @Test
    void a_changed_master_key_loses_nothing_while_the_one_before_is_there() {
        String wrapped = wrapping(OLD, null, true).wrap("a token", LABEL);
        TokenWrapping both = wrapping(NEW, OLD, true);
        assertFalse(both.isCurrent(wrapped));
        String anew = both.rewrap(wrapped, LABEL);
        assertTrue(both.isCurrent(anew));
        assertEquals("a token", wrapping(NEW, null, true).unwrap(anew, LABEL));
        assertThrows(
                IllegalStateException.class, () -> wrapping(NEW, null, true).unwrap(wrapped, LABEL));
    }

    @Test
    void the_setting_can_be_changed_in_both_directions() {
        TokenWrapping plain = wrapping(OLD, null, false);
        TokenWrapping sealed = wrapping(OLD, null, true);
        String open = plain.wrap("a token", LABEL);
        assertFalse(sealed.isCurrent(open));
        String closed = sealed.rewrap(open, LABEL);
        assertEquals("a token", sealed.unwrap(closed, LABEL));
        assertEquals(open, plain.rewrap(closed, LABEL));
    }

    /** Else whoever can write into the database could hand anybody any token. */
    @Test
    void what_lies_open_is_not_taken_where_everything_is_sealed() {
        assertThrows(
                IllegalStateException.class, () -> wrapping(OLD, null, true).unwrap("plain:{}", LABEL));
    }

    /** Its key is not that of other seals. */
    @Test
    void a_seal_for_another_purpose_does_not_open() {
        String other = Sealers.with(OLD, null).seal("a token", LABEL);
        assertThrows(
                IllegalStateException.class, () -> wrapping(OLD, null, true).unwrap(other, LABEL));
    }

    private static TokenWrapping wrapping(String present, String previous, boolean sealed) {
        Sealer sealer = Sealers.stretched(present, previous);
        return new TokenWrapping(() -> sealer, new UpstreamTokenSettings() {
            @Override
            public Store store() {
                return Store.MEMORY;
            }

            @Override
            public boolean isSealed() {
                return sealed;
            }

            @Override
            public Duration cleanUpEvery() {
                return Duration.ofSeconds(60);
            }

            @Override
            public Duration refreshEarly() {
                return Duration.ofSeconds(30);
            }
        });
    }
}
