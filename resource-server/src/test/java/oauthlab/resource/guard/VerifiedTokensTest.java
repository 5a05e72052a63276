package oauthlab.resource.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import oauthlab.guarded.credential.Caller;
import oauthlab.guarded.credential.CredentialCheck;
import oauthlab.guarded.credential.VerifiedCredential;
import oauthlab.resource.TestClock;
import oauthlab.resource.audit.AccessMetrics;
import oauthlab.shared.protocol.Scopes;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final Caller CALLER = new Caller("user-1", false, "web-app", null, Scopes.of("tasks:read"));

    private static final Caller OTHER = new Caller("user-2", false, "web-app", null, Scopes.NONE);

    private final TestClock clock = new TestClock();
    private VerifiedCredential next;

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
        next = new VerifiedCredential("jwt", CALLER, clock.instant().plus(lifetime), Optional.empty());
        var tokens = new VerifiedTokens(
                List.of(new Saying()),
                List.of(),
                new AccessMetrics(new SimpleMeterRegistry()),
                clock,
                new UsualSettings(keptFor));
        tokens.verify("token");
        next = new VerifiedCredential("jwt", OTHER, clock.instant(), Optional.empty());
        return tokens;
    }

    /** Who is remembered comes back, else the one whom the check knows by now. */
    private void assertRemembered(VerifiedTokens tokens, boolean expected) {
        assertEquals(expected ? CALLER : OTHER, tokens.verify("token").caller());
    }

    /** A check that knows every token. */
    private final class Saying implements CredentialCheck {
        @Override
        public String name() {
            return "jwt";
        }

        @Override
        public Optional<VerifiedCredential> verify(String token) {
            return Optional.of(next);
        }
    }
}
