package oauthlab.agent.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import oauthlab.agent.TestClock;
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
        ServerAccess access = open(Way.PASTE);
        for (int i = 0; i < 3; i++) assertEquals(200, call(access));
        assertEquals(1, asked("/token").size());
    }

    /** Set back, it makes a token look young that has ended; then the server has the last word. */
    @ParameterizedTest(name = MINUTES_OFF + " between two calls: {0}")
    @ValueSource(longs = {-60, -10, 10, 60})
    void a_clock_that_jumps_costs_a_refresh_at_most(long minutes) {
        servers.expiresIn = 300;
        ServerAccess access = open(Way.PASTE);
        call(access);
        TestClock.now = TestClock.START.plus(Duration.ofMinutes(minutes));
        if (minutes < 0) servers.good.clear();
        for (int i = 0; i < 3; i++) assertEquals(200, call(access));
        assertEquals(2, asked("/token").size());
        assertEquals(1, asked("/authorize").size(), "nobody is asked again");
    }
}
