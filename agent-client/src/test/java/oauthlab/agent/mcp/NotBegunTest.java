package oauthlab.agent.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import oauthlab.agent.Stranger;
import oauthlab.agent.Stranger.Answer;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.mcp.McpConnection.NotBegun;
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
            if (asked.body().contains("tools/call")) passBy(isAtWork, isOver, Duration.ofSeconds(10));
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

    /** The library drops what is on its way when it leaves a forgotten session; so it must not leave before. */
    @Test
    void of_two_on_their_way_both_learn_that_the_session_is_forgotten() throws Exception {
        var isAtWork = new CountDownLatch(1);
        var isLeft = new CountDownLatch(1);
        stranger.at("/mcp", asked -> {
            if (asked.method().equals("DELETE")) isLeft.countDown();
            if (asked.body().contains("slow")) passBy(isAtWork, isLeft, Duration.ofMillis(300));
            return asked.header("Mcp-Session-Id") == null
                    ? answer(asked, call -> "").with("Mcp-Session-Id", "one")
                    : asked.body().contains("tools/call") ? Answer.of(404, "") : answer(asked, call -> "");
        });
        try (var connection = connect(Revision.WITH_A_HANDSHAKE)) {
            connection.tools();
            var slow = CompletableFuture.supplyAsync(() -> connection.call("work", Map.of("how", "slow")));
            assertTrue(isAtWork.await(10, TimeUnit.SECONDS));
            assertThrows(NotBegun.class, () -> connection.call("work", Map.of("how", "at once")));
            var failure = assertThrows(ExecutionException.class, () -> slow.get(10, TimeUnit.SECONDS));
            assertEquals(NotBegun.class, failure.getCause().getClass());
            assertTrue(isLeft.await(10, TimeUnit.SECONDS));
        }
    }

    /** {@code /mcp} for {@code /mcp/}: many servers have the one address and are given the other. */
    @ParameterizedTest
    @EnumSource
    void a_redirect_to_another_path_of_the_same_origin_is_followed_once(Revision revision) {
        for (int status : new int[] {307, 308}) {
            stranger.at("/mcp", asked -> new Answer(status, Map.of("Location", "/mcp/"), ""));
            stranger.at("/mcp/", asked -> answer(asked, call -> "\"result\":{\"content\":[]}"));
            try (var connection = connect(revision)) {
                assertEquals(1, connection.tools().size());
                connection.call("work", Map.of());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_other_redirect_is_followed(Revision revision) throws IOException {
        try (var elsewhere = new Stranger()) {
            for (String target :
                    List.of(elsewhere.base() + "/mcp", "//" + elsewhere.base().substring(7), "/mcp", ":")) {
                stranger.at("/mcp", asked -> new Answer(308, Map.of("Location", target), ""));
                try (var connection = connect(revision)) {
                    assertThrows(AgentException.class, connection::tools);
                }
            }
            stranger.at("/mcp", asked -> new Answer(302, Map.of("Location", "/mcp/"), ""));
            try (var connection = connect(revision)) {
                assertThrows(AgentException.class, connection::tools);
            }
            assertEquals(List.of(), elsewhere.asked());
        }
    }

    private static void passBy(CountDownLatch isHere, CountDownLatch mayGo, Duration atMost) {
        isHere.countDown();
        try {
            mayGo.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
