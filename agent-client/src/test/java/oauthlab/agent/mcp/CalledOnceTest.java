package oauthlab.agent.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import oauthlab.agent.Stranger.Answer;
import oauthlab.agent.Stranger.Asked;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.mcp.McpConnection.Later;
import oauthlab.agent.mcp.McpConnection.NotBegun;
import oauthlab.agent.mcp.McpConnection.Refused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A tool that may have done its work is not called again, whatever the server answers, and its words are kept. */
class CalledOnceTest extends ConnectionTest {

    private static final String PAID = "{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":-32000,"
            + "\"message\":\"paid, but the receipt is lost\"}}";

    static Stream<Arguments> statuses() {
        return Stream.of(Revision.values())
                .flatMap(revision -> Stream.of(400, 402, 405, 409, 410, 422, 429, 500, 502, 503, 504)
                        .map(status -> Arguments.of(revision, status)));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void an_error_in_a_session_is_said_in_the_servers_words(Revision revision, int status) {
        inSession(asked -> Answer.of(status, PAID.formatted(id(asked))).with("Retry-After", "0"));
        boolean isLater = status == 429 || status == 503;
        Class<? extends AgentException> expected = isLater ? Later.class : Refused.class;
        AgentException failure = assertThrows(expected, () -> call(revision));
        assertTrue(failure.text().contains("paid, but the receipt is lost"), failure.text());
        assertEquals(1, calls());
    }

    /** JSON-RPC 2.0, section 5: the id is null when it could not be read. */
    @ParameterizedTest
    @EnumSource
    void also_one_that_does_not_say_to_which_message(Revision revision) {
        inSession(asked -> Answer.of(400, PAID.formatted("null")));
        assertTrue(assertThrows(Refused.class, () -> call(revision)).text().contains("paid, but"));
        assertEquals(1, calls());
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void words_that_are_not_json_are_kept_too(Revision revision, int status) {
        inSession(asked -> Answer.of(status, "paid, but I am a proxy").with("Content-Type", "text/plain"));
        var failure = assertThrows(AgentException.class, () -> call(revision));
        assertFalse(failure instanceof NotBegun);
        assertTrue(failure.text().contains("paid, but I am a proxy"), failure.text());
        assertTrue(failure.text().contains(String.valueOf(status)), failure.text());
        assertEquals(1, calls());
    }

    /** RFC 9110 section 15.4.8: 307 and 308 ask for the same POST at another place. */
    @ParameterizedTest
    @EnumSource
    void a_redirect_is_not_followed(Revision revision) {
        inSession(asked -> Answer.of(307, "").with("Location", "$BASE/elsewhere"));
        stranger.at("/elsewhere", asked -> answer(asked, call -> "\"result\":{\"content\":[]}"));
        assertThrows(AgentException.class, () -> call(revision));
        assertEquals(List.of(), stranger.asked("/elsewhere"));
        assertEquals(1, calls());
    }

    @ParameterizedTest
    @EnumSource
    void a_call_that_is_told_of_another_version_is_not_made_again(Revision revision) {
        inSession(asked -> Answer.of(
                400,
                "{\"jsonrpc\":\"2.0\",\"id\":" + id(asked) + ",\"error\":{\"code\":-32022,\"message\":\"paid, but No\","
                        + "\"data\":{\"supported\":[\"2026-07-28\",\"2025-11-25\"]}}}"));
        assertTrue(
                assertThrows(AgentException.class, () -> call(revision)).text().contains("paid, but No"));
        assertEquals(1, calls());
    }

    @ParameterizedTest
    @EnumSource
    void a_403_without_a_challenge_is_said_in_its_words(Revision revision) {
        inSession(asked -> Answer.of(403, PAID.formatted(id(asked))));
        assertThrows(RuntimeException.class, () -> call(revision));
        assertEquals(1, calls());
    }

    /** A body without end is not read to its end. */
    @ParameterizedTest
    @EnumSource(names = "WITH_A_HANDSHAKE")
    void of_many_words_the_first_are_enough(Revision revision) {
        inSession(asked -> Answer.of(400, "paid, but ".repeat(1_000_000)));
        var failure = assertThrows(AgentException.class, () -> call(revision));
        assertTrue(failure.text().length() < 3000, "has " + failure.text().length());
        assertEquals(1, calls());
    }

    /** After it the session is as good as before. */
    @ParameterizedTest
    @EnumSource(names = "WITH_A_HANDSHAKE")
    void a_400_to_the_stream_of_the_session_does_not_end_it(Revision revision) {
        stranger.at("/mcp", asked -> {
            if (asked.method().equals("GET")) return Answer.of(400, "no streams here");
            return answer(asked, call -> "\"result\":{\"content\":[]}").with("Mcp-Session-Id", "one");
        });
        try (var connection = connect(revision)) {
            connection.tools();
            connection.call("work", Map.of());
            connection.call("work", Map.of());
        }
        assertEquals(1, count("\"initialize\""));
    }

    private void call(Revision revision) {
        try (var connection = connect(revision)) {
            connection.tools();
            connection.call("work", Map.of());
        }
    }

    /** @param toCalls what calls get, in a session that was begun */
    private void inSession(Function<Asked, Answer> toCalls) {
        stranger.at(
                "/mcp",
                asked -> asked.body().contains("tools/call")
                        ? toCalls.apply(asked)
                        : answer(asked, call -> "").with("Mcp-Session-Id", "one"));
    }

    private static Object id(Asked asked) {
        return read(asked.body()).get("id");
    }

    private long calls() {
        return count("tools/call");
    }

    private long count(String what) {
        return stranger.asked().stream()
                .filter(asked -> asked.body().contains(what))
                .count();
    }
}
