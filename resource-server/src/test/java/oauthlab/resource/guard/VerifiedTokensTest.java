package oauthlab.resource.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import oauthlab.resource.TestClock;
import oauthlab.shared.protocol.Scopes;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final Caller CALLER = new Caller("user-1", "web-app", null, Scopes.of("tasks:read"));

    private static final Caller OTHER = new Caller("user-2", "web-app", null, Scopes.NONE);

    private final TestClock clock = new TestClock();

    @Test
    void a_token_is_remembered_for_the_set_time_and_not_longer() {
        var tokens = tokens(Duration.ofSeconds(60), Duration.ofHours(1));
        clock.advance(Duration.ofSeconds(59));
        assertRemembered(tokens, true);
        clock.advance(Duration.ofSeconds(1));
        assertRemembered(tokens, false);
    }

    @Test
    void a_token_is_never_remembered_beyond_its_own_end() {
        var tokens = tokens(Duration.ofSeconds(60), Duration.ofSeconds(10));
        clock.advance(Duration.ofSeconds(9));
        assertRemembered(tokens, true);
        clock.advance(Duration.ofSeconds(1));
        assertRemembered(tokens, false);
    }

    @Test
    void no_time_at_all_turns_remembering_off() {
        assertRemembered(tokens(Duration.ZERO, Duration.ofHours(1)), false);
    }

    private VerifiedTokens tokens(Duration keptFor, Duration lifetime) {
        var tokens = new VerifiedTokens(clock, new UsualSettings(keptFor));
        tokens.callerOf(
                "token", () -> new VerifiedCredential(CALLER, clock.instant().plus(lifetime)));
        return tokens;
    }

    /** Asks for the token with another caller at hand: who is remembered comes back, else the other one. */
    private void assertRemembered(VerifiedTokens tokens, boolean expected) {
        Caller found = tokens.callerOf("token", () -> new VerifiedCredential(OTHER, clock.instant()));
        assertEquals(expected ? CALLER : OTHER, found);
    }
}
