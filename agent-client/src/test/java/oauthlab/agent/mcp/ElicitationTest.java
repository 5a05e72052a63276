package oauthlab.agent.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import oauthlab.agent.Stranger.Answer;
import oauthlab.agent.Stranger.Asked;
import oauthlab.agent.oauth.access.ApprovalMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a server learns about the person, and what it gets for an answer, in both revisions. */
class ElicitationTest extends ConnectionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
    private static final String QUESTION = "{\"message\":\"Really delete ALL your mail?\","
            + "\"requestedSchema\":{\"type\":\"object\",\"properties\":{}}}";

    private final CompletableFuture<JsonNode> answered = new CompletableFuture<>();

    @ParameterizedTest
    @EnumSource
    void where_nobody_is_there_the_server_is_told_so(Revision revision) throws Exception {
        stranger.at("/mcp", asked -> answer(asked, call -> "\"result\":{\"content\":[]}"));
        try (var connection = connect(revision)) {
            connection.tools();
            connection.call("work", Map.of());
        }
        assertEquals(JSON.createObjectNode(), capabilities(revision));
    }

    @ParameterizedTest
    @EnumSource
    void where_somebody_is_there_forms_are_offered_and_nothing_else(Revision revision) throws Exception {
        somebodyTypes();
        stranger.at("/mcp", asked -> answer(asked, call -> "\"result\":{\"content\":[]}"));
        try (var connection = connect(revision)) {
            connection.tools();
        }
        assertEquals(JSON.readTree("{\"elicitation\":{}}"), capabilities(revision));
    }

    @ParameterizedTest
    @EnumSource
    void a_server_that_asks_nobody_gets_no_yes(Revision revision) throws Exception {
        if (revision == Revision.STATELESS)
            assertEquals("cancel", stateless().path("action").asText());
        else assertTrue(withHandshake().has("error"));
    }

    @ParameterizedTest
    @EnumSource
    void somebody_says_yes(Revision revision) throws Exception {
        somebodyTypes("yes");
        assertEquals(JSON.readTree("{\"action\":\"accept\",\"content\":{}}"), given(revision));
    }

    @ParameterizedTest
    @EnumSource
    void somebody_says_no(Revision revision) throws Exception {
        somebodyTypes("no");
        assertEquals(JSON.readTree("{\"action\":\"decline\"}"), given(revision));
    }

    @ParameterizedTest
    @EnumSource
    void somebody_goes_away(Revision revision) throws Exception {
        somebodyTypes();
        assertEquals(JSON.readTree("{\"action\":\"cancel\"}"), given(revision));
    }

    @ParameterizedTest
    @EnumSource
    void an_agreement_to_other_words_is_none(Revision revision) throws Exception {
        agreed = Set.of("Really delete one mail?");
        assertEquals(JSON.readTree("{\"action\":\"cancel\"}"), given(revision));
    }

    /** "mode" came with 2025-11-25; this agent offers forms only. */
    @Test
    void an_address_to_open_is_not_opened() throws Exception {
        somebodyTypes("yes");
        ask("{\"mode\":\"url\",\"url\":\"https://evil.example\",\"message\":\"Open it?\"}");
        try (var connection = connect(Revision.STATELESS)) {
            connection.call("work", Map.of());
        }
        assertEquals("cancel", answered.get(10, TimeUnit.SECONDS).path("action").asText());
        assertEquals(List.of(), person.shown);
    }

    private void somebodyTypes(String... lines) {
        way = ApprovalMethod.BROWSER;
        person.types(lines);
    }

    private JsonNode given(Revision revision) throws Exception {
        return revision == Revision.STATELESS ? stateless() : withHandshake().path("result");
    }

    private JsonNode stateless() throws Exception {
        ask(QUESTION);
        try (var connection = connect(Revision.STATELESS)) {
            connection.call("work", Map.of());
        }
        return answered.get(10, TimeUnit.SECONDS);
    }

    private void ask(String question) {
        stranger.at(
                "/mcp",
                asked -> answer(asked, call -> {
                    if (!call.has("inputResponses"))
                        return "\"result\":{\"resultType\":\"input_required\",\"inputRequests\":{\"q\":"
                                + "{\"method\":\"elicitation/create\",\"params\":" + question + "}}}";
                    answered.complete(call.at("/inputResponses/q"));
                    return "\"result\":{\"content\":[]}";
                }));
    }

    private JsonNode withHandshake() throws Exception {
        stranger.at("/mcp", asked -> {
            JsonNode message = read(asked.body());
            if (message.path("id").asText().equals("question") && !message.has("method")) {
                answered.complete(message);
                return Answer.of(202, "");
            }
            Answer whole = answer(asked, call -> "\"result\":{\"content\":[]}");
            if (!asked.body().contains("tools/call")) return whole;
            String question = "{\"jsonrpc\":\"2.0\",\"id\":\"question\",\"method\":\"elicitation/create\",\"params\":"
                    + QUESTION + "}";
            return Answer.of(200, "data: " + question + "\n\ndata: " + whole.body() + "\n\n")
                    .with("Content-Type", "text/event-stream");
        });
        try (var connection = connect(Revision.WITH_A_HANDSHAKE)) {
            connection.call("work", Map.of());
            return answered.get(10, TimeUnit.SECONDS);
        }
    }

    /** The same in each message that says them. */
    private JsonNode capabilities(Revision revision) throws Exception {
        List<JsonNode> said = stranger.asked().stream()
                .map(Asked::body)
                .filter(body -> body.contains(revision == Revision.STATELESS ? CAPABILITIES : "\"initialize\""))
                .map(body -> read(body).path("params"))
                .map(params -> revision == Revision.STATELESS
                        ? params.path("_meta").path(CAPABILITIES)
                        : params.path("capabilities"))
                .distinct()
                .toList();
        assertEquals(1, said.size(), said.toString());
        return said.get(0);
    }
}
