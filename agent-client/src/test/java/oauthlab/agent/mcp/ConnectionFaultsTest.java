package oauthlab.agent.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import oauthlab.agent.Stranger;
import oauthlab.agent.Stranger.Answer;
import oauthlab.agent.Stranger.Asked;
import oauthlab.agent.flow.Person;
import oauthlab.agent.transcript.AgentException;
import oauthlab.agent.transcript.Transcript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server may do in the middle of a call, in both revisions. */
class ConnectionFaultsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOOLS =
            "{\"resultType\":\"complete\",\"tools\":[{\"name\":\"work\",\"inputSchema\":{\"type\":\"object\"}}]}";

    private final Person nobody = new Person() {
        @Override
        public void tell(String line) {}

        @Override
        public String ask(String question) {
            return "";
        }
    };
    private Stranger stranger;

    /** Both ways to speak. */
    enum Revision {
        WITH_A_HANDSHAKE,
        STATELESS
    }

    @BeforeEach
    void start() throws IOException {
        stranger = new Stranger();
    }

    @AfterEach
    void stop() {
        stranger.close();
    }

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
            var failure = assertThrows(AgentException.class, () -> connection.call("work", Map.of()));
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

    private interface Call {
        String outcome(JsonNode params);
    }

    private static Answer answer(Asked asked, Call call) {
        if (!asked.method().equals("POST")) return Answer.of(405, "");
        JsonNode message = read(asked.body());
        if (!message.has("id")) return Answer.of(202, "");
        String outcome = switch (message.path("method").asText()) {
            case "initialize" ->
                "\"result\":{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},"
                        + "\"serverInfo\":{\"name\":\"strange\",\"version\":\"1\"}}";
            case "tools/list" -> "\"result\":" + TOOLS;
            default -> call.outcome(message.path("params"));
        };
        return Answer.json("{\"jsonrpc\":\"2.0\",\"id\":" + message.get("id") + "," + outcome + "}");
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    private McpConnection connect(Revision revision) {
        URI url = URI.create(stranger.base() + "/mcp");
        var transcript = new Transcript();
        return revision == Revision.STATELESS
                ? new StatelessConnection(
                        new StatelessHttp(url, (method, address) -> Map.of(), transcript, JSON),
                        ConnectionFaultsTest::once,
                        new Form(nobody),
                        JSON)
                : new SdkConnection(
                        url.toString(),
                        () -> new SeenTransport(url, (method, address) -> Map.of(), transcript, JSON),
                        ConnectionFaultsTest::once,
                        nobody);
    }

    private static <T> T once(Supplier<T> attempt) {
        return attempt.get();
    }
}
