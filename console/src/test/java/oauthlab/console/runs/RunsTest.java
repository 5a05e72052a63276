package oauthlab.console.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.console.runs.Runs.Joined;
import oauthlab.console.runs.Runs.Marks;
import org.junit.jupiter.api.Test;

class RunsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Runs runs = new Runs();

    @Test
    void a_caller_that_goes_on_within_five_seconds_is_in_one_run() {
        String first = join(0, null, List.of(), List.of(), "curl").run();
        assertEquals(first, join(5, null, List.of(), List.of(), "curl").run());
        assertNotEquals(first, join(11, null, List.of(), List.of(), "curl").run());
        assertNotEquals(first, join(0, null, List.of(), List.of(), "browser").run());
    }

    @Test
    void two_terminals_are_joined_by_a_token_for_ten_minutes() {
        String first = join(0, null, List.of(), List.of("T1"), "curl").run();
        assertEquals(first, join(600, null, List.of(), List.of("T1"), "other").run());
        assertNotEquals(
                first, join(1300, null, List.of(), List.of("T1"), "third").run());
    }

    @Test
    void a_code_joins_the_browser_and_the_client() {
        String browser = join(0, null, List.of("C1"), List.of(), "browser").run();
        String agent = join(1, "trace", List.of(), List.of(), "agent").run();
        assertNotEquals(browser, agent);
        Joined redeemed = join(2, "trace", List.of("C1"), List.of(), "agent");
        assertEquals(agent, redeemed.run());
        assertEquals(List.of(browser), redeemed.merged());
        assertEquals(agent, join(3, null, List.of("C1"), List.of(), "browser").run());
    }

    @Test
    void the_trace_counts_before_a_token() {
        String first = join(0, "one", List.of(), List.of("T1"), "").run();
        String second = join(1, "two", List.of(), List.of(), "").run();
        assertEquals(second, join(2, "two", List.of(), List.of("T1"), "").run());
        assertNotEquals(first, second);
    }

    private Joined join(int seconds, String trace, List<String> flow, List<String> tokens, String caller) {
        return runs.join(
                Optional.empty(),
                new Marks(Optional.ofNullable(trace), flow, tokens, caller),
                START.plusSeconds(seconds));
    }
}
