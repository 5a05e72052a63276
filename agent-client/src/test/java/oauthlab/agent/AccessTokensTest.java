package oauthlab.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import oauthlab.agent.oauth.session.AccessTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the only door to a token asks for a new one. */
@QuarkusTest
@QuarkusTestResource(AccessTokensTest.AuthServer.class)
class AccessTokensTest {

    public static class AuthServer implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of("oauthlab.issuer", StandIns.ISSUER, "oauthlab.tokens", "target/tokens");
        }

        @Override
        public void stop() {
            // Its threads end with the tests.
        }
    }

    private static final Instant START = TestClock.START;

    @Inject
    AccessTokens tokens;

    @BeforeEach
    void the_token_there_is_ends_in_twenty_seconds() {
        TestClock.now = START.plus(Duration.ofHours(10));
        StandIns.reset();
        StandIns.tokenAnswer =
                new StandIns.Answer(200, "{\"access_token\":\"short\",\"token_type\":\"Bearer\",\"expires_in\":20}");
        tokens.current();
        StandIns.reset();
        TestClock.now = START;
    }

    @Test
    void a_token_is_kept_until_shortly_before_its_end() {
        long end = tokens.current().expiresAt();
        TestClock.now = Instant.ofEpochSecond(end - 31);
        tokens.current();
        assertEquals(1, StandIns.TOKEN_REQUESTS.size());

        TestClock.now = Instant.ofEpochSecond(end - 29);
        tokens.current();
        assertEquals(2, StandIns.TOKEN_REQUESTS.size());
    }

    @Test
    void many_threads_share_one_request() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        var all = threads.invokeAll(IntStream.range(0, 8)
                .mapToObj(thread -> (Callable<Object>) tokens::current)
                .toList());
        for (var one : all) one.get();
        threads.shutdown();

        assertEquals(1, StandIns.TOKEN_REQUESTS.size());
    }
}
