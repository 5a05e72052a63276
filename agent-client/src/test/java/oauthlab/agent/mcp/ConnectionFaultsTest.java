package oauthlab.agent.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import oauthlab.agent.Stranger.Answer;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.mcp.McpConnection.Refused;
import oauthlab.agent.mcp.tools.McpTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server may do in the middle of a call, in both revisions. */
class ConnectionFaultsTest extends ConnectionTest {

    @ParameterizedTest
    @EnumSource
    void a_server_that_dies_in_the_middle_of_a_call_is_not_called_again(Revision revision) {
        stranger.at(
                "/mcp",
                asked -> answer(asked, call -> {
                    throw new UncheckedIOException(new IOException("dies"));
                }));
        try (var connection = connect(revision)) {
            assertEquals(
                    List.of("work"),
                    connection.tools().stream().map(McpTool::name).toList());
            var failure = assertThrows(AgentException.class, () -> connection.call("work", Map.of()));
            assertTrue(failure.details().toString().contains("Whether a tool did its work nobody knows"), failure + "");
        }
        assertEquals(1, calls(), "a call that may have been done is not made twice");
    }

    @ParameterizedTest
    @EnumSource
    void an_error_of_the_server_is_said_in_its_words(Revision revision) {
        stranger.at(
                "/mcp",
                asked -> answer(asked, call -> "\"error\":{\"code\":-32602,\"message\":\"There is no such day.\"}"));
        try (var connection = connect(revision)) {
            var failure = assertThrows(Refused.class, () -> connection.call("work", Map.of()));
            assertEquals(List.of("There is no such day."), failure.details());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{}", "null", "{\"jsonrpc\":\"2.0\"}"})
    void nonsense_ends_in_a_message(String body) {
        stranger.at("/mcp", asked -> Answer.json(body));
        try (var connection = connect(Revision.STATELESS)) {
            assertThrows(AgentException.class, connection::tools);
        }
    }

    @Test
    void a_list_without_end_is_not_read_for_ever() {
        stranger.at(
                "/mcp",
                asked -> Answer.json(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[],\"nextCursor\":\"more\"}}"));
        try (var connection = connect(Revision.STATELESS)) {
            assertThrows(AgentException.class, connection::tools);
        }
    }

    @Test
    void a_server_that_asks_for_ever_is_given_up() {
        stranger.at(
                "/mcp",
                asked -> answer(
                        asked,
                        call ->
                                "\"result\":{\"resultType\":\"input_required\",\"inputRequests\":{\"q\":{\"method\":\"elicitation/create\","
                                        + "\"params\":{\"message\":\"Sure?\",\"requestedSchema\":{\"type\":\"object\",\"properties\":{}}}}}}"));
        try (var connection = connect(Revision.STATELESS)) {
            var failure = assertThrows(AgentException.class, () -> connection.call("work", Map.of()));
            assertTrue(failure.getMessage().startsWith("work asks and asks"));
        }
    }

    @Test
    void a_server_of_another_revision_says_which() {
        stranger.at(
                "/mcp",
                asked -> Answer.of(
                        400,
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32022,\"message\":\"No\",\"data\":{\"supported\":[\"2030-01-01\"]}}}"));
        try (var connection = connect(Revision.STATELESS)) {
            var failure = assertThrows(AgentException.class, connection::tools);
            assertTrue(failure.getMessage().contains("[\"2030-01-01\"]"));
        }
    }

    private long calls() {
        return stranger.asked().stream()
                .filter(asked -> asked.body().contains("tools/call"))
                .count();
    }
}
