package oauthlab.agent.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import oauthlab.agent.Stranger.Answer;
import oauthlab.agent.mcp.McpConnection.NotBegun;
import oauthlab.agent.transcript.AgentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What failed before anybody could act on it may be asked again; all else may not. */
class NotBegunTest extends ConnectionTest {

    @ParameterizedTest
    @EnumSource
    void where_nobody_listens_nothing_has_begun(Revision revision) {
        stranger.close();
        try (var connection = connect(revision)) {
            var failure = assertThrows(NotBegun.class, () -> connection.call("work", Map.of()));
            assertEquals(stranger.base() + "/mcp cannot be reached (ConnectException).", failure.getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource
    void nor_where_nobody_listens_any_more(Revision revision) {
        stranger.at("/mcp", asked -> answer(asked, call -> ""));
        try (var connection = connect(revision)) {
            connection.tools();
            stranger.close();
            assertThrows(NotBegun.class, () -> connection.call("work", Map.of()));
        }
    }

    /** MCP 2025-11-25, "Session Management": 404 to a session that has ended. */
    @Test
    void a_server_that_has_forgotten_the_session_has_not_begun_what_it_refuses_but_perhaps_the_rest() throws Exception {
        var isAtWork = new CountDownLatch(1);
        var isOver = new CountDownLatch(1);
        stranger.at("/mcp", asked -> {
            if (asked.header("Mcp-Session-Id") == null)
                return answer(asked, call -> "").with("Mcp-Session-Id", "one");
            if (asked.body().contains("too late")) return Answer.of(404, "");
            if (asked.body().contains("tools/call")) passBy(isAtWork, isOver);
            return answer(asked, call -> "\"result\":{\"content\":[]}");
        });
        try (var connection = connect(Revision.WITH_A_HANDSHAKE)) {
            connection.tools();
            var first = CompletableFuture.supplyAsync(() -> connection.call("work", Map.of()));
            assertTrue(isAtWork.await(10, TimeUnit.SECONDS));
            assertThrows(NotBegun.class, () -> connection.call("work", Map.of("when", "too late")));
            var failure = assertThrows(ExecutionException.class, () -> first.get(10, TimeUnit.SECONDS));
            assertEquals(AgentException.class, failure.getCause().getClass());
        } finally {
            isOver.countDown();
        }
    }

    private static void passBy(CountDownLatch isHere, CountDownLatch mayGo) {
        isHere.countDown();
        try {
            mayGo.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
