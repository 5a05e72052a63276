package oauthlab.resource.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import oauthlab.resource.TestClock;
import oauthlab.shared.protocol.Scopes;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final Caller CALLER = new Caller("user-1", "web-app", null, Scopes.of("tasks:read"));

    private final TestClock clock = new TestClock();

    @Test
    void a_token_is_remembered_for_the_set_time_and_not_longer() {
        var tokens = tokens(Duration.ofSeconds(60), Duration.ofHours(1));
        clock.advance(Duration.ofSeconds(59));
        assertEquals(Optional.of(CALLER), tokens.find("token"));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), tokens.find("token"));
    }

    @Test
    void a_token_is_never_remembered_beyond_its_own_end() {
        var tokens = tokens(Duration.ofSeconds(60), Duration.ofSeconds(10));
        clock.advance(Duration.ofSeconds(9));
        assertEquals(Optional.of(CALLER), tokens.find("token"));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), tokens.find("token"));
    }

    @Test
    void no_time_at_all_turns_remembering_off() {
        assertEquals(
                Optional.empty(), tokens(Duration.ZERO, Duration.ofHours(1)).find("token"));
    }

    private VerifiedTokens tokens(Duration keptFor, Duration lifetime) {
        var tokens = new VerifiedTokens(clock, new Settings(keptFor));
        tokens.remember("token", new VerifiedCredential(CALLER, clock.instant().plus(lifetime)));
        return tokens;
    }

    private record Settings(Duration tokenCache) implements GuardSettings {
        @Override
        public String audience() {
            return "http://localhost:4001";
        }

        @Override
        public String demoUserId() {
            return "user-123";
        }
    }
}
