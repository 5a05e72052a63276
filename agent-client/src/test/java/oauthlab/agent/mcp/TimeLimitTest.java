package oauthlab.agent.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import oauthlab.agent.EndlessServer;
import oauthlab.agent.Stranger.Answer;
import oauthlab.agent.foundation.outbound.TimeLimit;
import oauthlab.agent.foundation.transcript.AgentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A command has one time for all its requests. */
class TimeLimitTest extends ConnectionTest {

    private final CountDownLatch never = new CountDownLatch(1);

    /** Each page is in time; all of them would take two minutes. */
    @ParameterizedTest
    @EnumSource
    void many_slow_pages_end_in_time(Revision revision) {
        stranger.at("/mcp", asked -> {
            var usual = answer(asked, call -> "\"result\":{}");
            if (!asked.body().contains("tools/list")) return usual;
            passTime(Duration.ofMillis(300));
            String page = "\"result\":{\"tools\":[],\"nextCursor\":\""
                    + stranger.asked().size() + "\"}}";
            return new Answer(200, Map.of(), usual.body().replaceFirst("\"result\":.*", page));
        });
        assertEndsInTime(revision);
        int asked = stranger.asked().size();
        assertTrue(asked < 20, asked + " requests");
    }

    @ParameterizedTest
    @EnumSource
    void a_slow_answer_ends_in_time_and_its_work_ends(Revision revision) throws Exception {
        try (var server = new EndlessServer()) {
            server.list = "drip";
            stranger.close();
            address = server.url();
            assertEndsInTime(revision);
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (server.busy() > 0 && System.nanoTime() < end) Thread.onSpinWait();
            assertEquals(0, server.busy());
        }
    }

    @Test
    void a_server_that_does_not_answer_a_goodbye_keeps_nobody() {
        stranger.at("/mcp", asked -> {
            if (asked.method().equals("DELETE")) passTime(Duration.ofSeconds(30));
            return answer(asked, call -> "\"result\":{}").with("Mcp-Session-Id", "one");
        });
        var connection = connect(Revision.WITH_A_HANDSHAKE);
        connection.tools();
        assertTimeoutPreemptively(Duration.ofSeconds(8), connection::close);
        never.countDown();
    }

    private void assertEndsInTime(Revision revision) {
        var failure = assertTimeoutPreemptively(Duration.ofSeconds(15), () -> {
            try (var connection = connect(revision)) {
                return assertThrows(
                        AgentException.class, () -> TimeLimit.within(Duration.ofSeconds(1), connection::tools));
            }
        });
        assertTrue(failure.details().toString().contains("waited for 1 s in all. --timeout"), failure.details() + "");
    }

    private void passTime(Duration time) {
        try {
            never.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
