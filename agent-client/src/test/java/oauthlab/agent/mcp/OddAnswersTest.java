package oauthlab.agent.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import oauthlab.agent.Stranger.Answer;
import oauthlab.agent.mcp.McpConnection.Refused;
import oauthlab.agent.mcp.tools.ToolResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that have not quite the form of the specification: their words reach the caller, in both revisions. */
class OddAnswersTest extends ConnectionTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    static Stream<Arguments> results() {
        return inBoth(List.of(
                List.of("{\"content\":\"done\"}", "done"),
                List.of("{\"content\":{\"type\":\"text\",\"text\":\"done\"}}", "done"),
                List.of("{\"content\":[\"one\",\"two\"]}", "one\ntwo"),
                List.of("{\"content\":[{\"text\":\"done\"}]}", "done"),
                List.of("{\"content\":[{\"type\":\"text\",\"text\":7}]}", "7"),
                List.of("{\"content\":[{\"type\":\"text\",\"text\":{\"sum\":3}}]}", "{\"sum\":3}"),
                List.of("{\"toolResult\":\"done\"}", "done"),
                List.of("{\"toolResult\":{\"sum\":3}}", "{\"sum\":3}"),
                List.of("{\"content\":[{\"type\":\"text\",\"text\":\"new\"}],\"toolResult\":\"old\"}", "new"),
                List.of("\"done\"", "done"),
                List.of("[1,2]", "[1,2]"),
                List.of("null", ""),
                List.of("{\"content\":null}", "")));
    }

    @ParameterizedTest
    @MethodSource("results")
    void the_words_of_a_result_reach_the_caller(Revision revision, String result, String words) {
        assertEquals(words, call(revision, "\"result\":" + result).shown());
    }

    static Stream<Arguments> errors() {
        return inBoth(List.of(
                List.of("\"Not today.\"", "Not today."),
                List.of("{\"message\":\"Not today.\"}", "Not today."),
                List.of("{\"code\":\"-32000\",\"message\":\"Not today.\"}", "Not today."),
                List.of("{\"code\":\"E_BUSY\",\"message\":\"Not today.\"}", "Not today."),
                List.of("{\"code\":1.5,\"message\":\"Not today.\"}", "Not today."),
                List.of("{\"code\":99999999999,\"message\":\"Not today.\"}", "Not today."),
                List.of("{\"code\":-32000}", "{\"code\":-32000}"),
                List.of("{\"code\":-32000,\"message\":{\"en\":\"Not today.\"}}", "{\"en\":\"Not today.\"}"),
                List.of("{\"code\":-32000,\"message\":null,\"reason\":\"rain\"}", "rain"),
                List.of("[\"Not today.\"]", "Not today."),
                List.of("{\"code\":-32000,\"message\":\"Not today.\"},\"result\":null", "Not today."),
                List.of("{\"code\":-32000,\"message\":\"Not today.\"},\"result\":{\"content\":[]}", "Not today.")));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void the_words_of_an_error_reach_the_caller(Revision revision, String error, String words) {
        var refusal = assertThrows(Refused.class, () -> call(revision, "\"error\":" + error));
        assertTrue(refusal.text().contains(words), refusal.text());
    }

    /** The same in a stream, and with a status that is no success. */
    @ParameterizedTest
    @MethodSource("errors")
    void however_it_comes(Revision revision, String error, String words) {
        for (boolean isStream : List.of(true, false)) {
            stranger.at("/mcp", asked -> {
                Answer usual = answer(asked, params -> "\"error\":" + error);
                if (!asked.body().contains("tools/call")) return usual;
                return isStream
                        ? Answer.json("data: " + usual.body() + "\n\n").with("Content-Type", "text/event-stream")
                        : Answer.of(400, usual.body());
            });
            var refusal = assertThrows(Refused.class, () -> call(revision));
            assertTrue(refusal.text().contains(words), refusal.text());
        }
    }

    /** As in MCP 2025-03-26. */
    @ParameterizedTest
    @EnumSource
    void an_answer_in_a_batch_is_an_answer(Revision revision) {
        for (boolean isStream : List.of(true, false)) {
            stranger.at("/mcp", asked -> {
                Answer usual = answer(asked, params -> "\"result\":{\"content\":\"done\"}");
                if (!asked.body().contains("tools/call")) return usual;
                String batch = "[{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{}},"
                        + usual.body() + "]";
                return isStream
                        ? Answer.json("data: " + batch + "\n\n").with("Content-Type", "text/event-stream")
                        : Answer.json(batch);
            });
            assertEquals("done", call(revision).shown());
        }
    }

    static Stream<Arguments> flags() {
        return inBoth(List.of(
                List.of("true", "true"),
                List.of("\"true\"", "true"),
                List.of("\"True\"", "true"),
                List.of("false", "false"),
                List.of("\"false\"", "false"),
                List.of("null", "false"),
                List.of("\"\"", "false")));
    }

    @ParameterizedTest
    @MethodSource("flags")
    void an_error_of_the_tool_may_be_said_in_text(Revision revision, String flag, String isError) {
        var result = call(revision, "\"result\":{\"content\":\"words\",\"isError\":" + flag + "}");
        assertEquals(Boolean.valueOf(isError), result.isError());
        assertEquals("words", result.shown());
    }

    private static Stream<Arguments> inBoth(List<List<String>> cases) {
        var all = new ArrayList<Arguments>();
        for (Revision revision : Revision.values())
            cases.forEach(one -> all.add(Arguments.of(revision, one.get(0), one.get(1))));
        return all.stream();
    }

    private ToolResult call(Revision revision, String outcome) {
        stranger.at("/mcp", asked -> answer(asked, params -> outcome));
        return call(revision);
    }

    private ToolResult call(Revision revision) {
        return assertTimeoutPreemptively(SOON, () -> {
            try (var connection = connect(revision)) {
                return connection.call("work", Map.of());
            }
        });
    }
}
