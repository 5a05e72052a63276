package oauthlab.agent.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import oauthlab.agent.Stranger;
import oauthlab.agent.Stranger.Answer;
import oauthlab.agent.Stranger.Asked;
import oauthlab.agent.foundation.transcript.Transcript;
import oauthlab.agent.oauth.access.ApprovalMethod;
import oauthlab.agent.oauth.access.OnBehalf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Connects to a server that does what a test tells it to. */
abstract class ConnectionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOOLS =
            "{\"resultType\":\"complete\",\"tools\":[{\"name\":\"work\",\"inputSchema\":{\"type\":\"object\"}}]}";

    final Typing person = new Typing();
    ApprovalMethod way = ApprovalMethod.NOBODY;
    Set<String> agreed = Set.of();
    Stranger stranger;
    /** Of another server than the stranger. */
    String address;

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

    interface Call {
        String outcome(JsonNode params);
    }

    static Answer answer(Asked asked, Call call) {
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

    static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    McpConnection connect(Revision revision) {
        URI url = URI.create(address == null ? stranger.base() + "/mcp" : address);
        var form = new ElicitationForm("strange", OnBehalf.of(way, person), agreed);
        var transcript = new Transcript();
        return revision == Revision.STATELESS
                ? new StatelessConnection(
                        new StatelessHttp(url, (method, address) -> Map.of(), form.isOffered(), transcript, JSON),
                        ConnectionTest::once,
                        form,
                        JSON)
                : new SdkConnection(
                        url.toString(),
                        new HttpTransports(
                                url, (method, address) -> Map.of("Authorization", "for " + method), transcript, JSON),
                        ConnectionTest::once,
                        form);
    }

    private static <T> T once(Supplier<T> attempt) {
        return attempt.get();
    }
}
