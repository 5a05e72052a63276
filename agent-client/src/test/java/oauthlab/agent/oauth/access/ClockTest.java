package oauthlab.agent.oauth.access;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import oauthlab.agent.Stranger.Answer;
import oauthlab.agent.TestClock;
import oauthlab.agent.foundation.transcript.AgentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clocks of two machines differ, and that of a laptop jumps when it wakes. */
@QuarkusTest
class ClockTest extends AccessTest {

    private static final String MINUTES_OFF = "A token for five minutes, and this clock is off by that many";

    /** A token's life counts from when it came, so it does not matter what time it is elsewhere. */
    @ParameterizedTest(name = MINUTES_OFF + " from the start: {0}")
    @ValueSource(longs = {-60, -10, 10, 60})
    void a_clock_that_is_off_makes_no_difference(long minutes) {
        servers.expiresIn = 300;
        TestClock.now = TestClock.START.plus(Duration.ofMinutes(minutes));
        ServerAccess access = open(ApprovalMethod.PASTE);
        for (int i = 0; i < 3; i++) assertEquals(200, call(access));
        assertEquals(1, asked("/token").size());
    }

    /** Set back, it makes a token look young that has ended; then the server has the last word. */
    @ParameterizedTest(name = MINUTES_OFF + " between two calls: {0}")
    @ValueSource(longs = {-60, -10, 10, 60})
    void a_clock_that_jumps_costs_a_refresh_at_most(long minutes) {
        servers.expiresIn = 300;
        ServerAccess access = open(ApprovalMethod.PASTE);
        call(access);
        TestClock.now = TestClock.START.plus(Duration.ofMinutes(minutes));
        if (minutes < 0) servers.good.clear();
        for (int i = 0; i < 3; i++) assertEquals(200, call(access));
        assertEquals(2, asked("/token").size());
        assertEquals(1, asked("/authorize").size(), "nobody is asked again");
    }

    /** RFC 9449 section 5. Which of the clocks is wrong nobody knows; that they matter is worth a word. */
    @Test
    void a_proof_that_is_refused_makes_the_agent_speak_of_the_clocks() {
        String hint = refusal("invalid_dpop_proof").details().get(1);
        assertTrue(hint.contains("Is the clock here right? It says " + TestClock.now.truncatedTo(SECONDS)), hint);
        assertTrue(hint.contains("; the server's says "), hint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_client", "invalid_request", "invalid_scope"})
    void nothing_was_signed_so_clocks_do_not_matter(String error) {
        assertEquals(List.of(error), refusal(error).details());
    }

    private AgentException refusal(String error) {
        servers.stranger.at("/token", asked -> Answer.of(400, "{\"error\":\"" + error + "\"}"));
        return assertThrows(AgentException.class, () -> call(open(ApprovalMethod.PASTE)));
    }
}
