package oauthlab.agent.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import oauthlab.agent.access.Denied;
import oauthlab.agent.mcp.McpConnection.NotBegun;
import oauthlab.agent.mcp.McpConnection.Refused;
import oauthlab.agent.stream.HttpRefusal;
import oauthlab.agent.transcript.AgentException;
import oauthlab.agent.transcript.Exchange;
import oauthlab.agent.transcript.Exchange.Message;
import oauthlab.agent.transcript.Transcript;

/** One message, one answer, nothing in between. MCP 2026-07-28, "Streamable HTTP". */
final class StatelessHttp {

    static final String VERSION = "2026-07-28";
    private static final int UNSUPPORTED_VERSION = -32022;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final AtomicLong ids = new AtomicLong();
    private final URI url;
    private final SeenTransport.HeaderSource source;
    private final boolean offersForms;
    private final Transcript transcript;
    private final ObjectMapper json;

    /** @param offersForms is there somebody who can answer questions? */
    StatelessHttp(
            URI url, SeenTransport.HeaderSource source, boolean offersForms, Transcript transcript, ObjectMapper json) {
        this.url = url;
        this.source = source;
        this.offersForms = offersForms;
        this.transcript = transcript;
        this.json = json;
    }

    /**
     * The result of a request.
     *
     * @throws Denied when the server says 401 or 403
     * @throws AgentException when there is no result
     */
    JsonNode ask(String method, ObjectNode params, Map<String, String> headers) {
        HttpResponse<Stream<String>> response = send(method, params, headers);
        JsonNode answer = answer(method, response);
        boolean isOtherVersion = answer.path("error").path("code").asInt() == UNSUPPORTED_VERSION;
        // A call comes after a list, which has settled the version. It is never made twice.
        if (isOtherVersion && !method.equals("tools/call")) {
            requireOurs(answer);
            answer = answer(method, send(method, params, headers));
        }
        if (answer.has("result")) return answer.get("result");
        throw new Refused(
                url + " " + method + ": the server refused ("
                        + answer.path("error").path("code").asText() + ").",
                answer.path("error").path("message").asText());
    }

    /** The server names the versions that it knows; ours has to be one of them. */
    private static void requireOurs(JsonNode answer) {
        JsonNode supported = answer.path("error").path("data").path("supported");
        for (JsonNode version : supported) if (version.asText().equals(VERSION)) return;
        throw AgentException.of(
                "The server does not speak MCP " + VERSION + ". It speaks " + supported + ".",
                "AGENT_MCP_PROTOCOL=2025-11-25 chooses the other one that this agent speaks.");
    }

    private HttpResponse<Stream<String>> send(String method, ObjectNode params, Map<String, String> headers) {
        ObjectNode meta = params.withObject("/_meta");
        meta.put("io.modelcontextprotocol/protocolVersion", VERSION);
        meta.putObject("io.modelcontextprotocol/clientInfo")
                .put("name", "oauthlab-agent")
                .put("version", "0.1");
        ObjectNode capabilities = meta.putObject("io.modelcontextprotocol/clientCapabilities");
        if (offersForms) capabilities.putObject("elicitation");
        ObjectNode message = json.createObjectNode().put("jsonrpc", "2.0").put("id", ids.incrementAndGet());
        message.put("method", method).set("params", params);
        var request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", VERSION)
                .header("Mcp-Method", method);
        headers.forEach(request::header);
        source.headers("POST", url).forEach(request::setHeader);
        try {
            HttpRequest built =
                    request.POST(BodyPublishers.ofString(message.toString())).build();
            var response = http.send(built, BodyHandlers.ofLines());
            transcript.add(new Exchange(
                    "POST " + url + " " + method,
                    String.valueOf(response.statusCode()),
                    Message.of(built.headers().map(), message.toString()),
                    Message.of(response.headers().map(), "")));
            return response;
        } catch (IOException broken) {
            if (NotBegun.isNobodyThere(broken)) throw NotBegun.unreachable(url.toString(), broken);
            throw AgentException.of(
                    url + " " + method + ": the connection broke ("
                            + broken.getClass().getSimpleName() + ").",
                    "Is the server up? Whether a tool did its work nobody knows; look before you try again.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw AgentException.of(url + " " + method + ": interrupted");
        }
    }

    /** As JSON, or as an event stream whose last event is the answer. */
    private JsonNode answer(String method, HttpResponse<Stream<String>> response) {
        try (Stream<String> lines = response.body()) {
            if (response.statusCode() == 401 || response.statusCode() == 403)
                throw new Denied(response.statusCode(), response.headers());
            boolean isStream = response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.startsWith("text/event-stream"))
                    .isPresent();
            if (!isStream) {
                String body = lines.reduce("", String::concat);
                return read(body).orElseThrow(() -> noMessage(method, response, HttpRefusal.words(body)));
            }
            return lines.filter(line -> line.startsWith("data:"))
                    .map(line -> read(line.substring("data:".length())))
                    .flatMap(Optional::stream)
                    .filter(message -> message.has("result") || message.has("error"))
                    .findFirst()
                    .orElseThrow(() -> noMessage(method, response, "The stream ended."));
        }
    }

    private AgentException noMessage(String method, HttpResponse<?> response, String words) {
        return AgentException.of(
                url + " " + method + " -> " + response.statusCode() + ", and no JSON-RPC message in it.",
                words,
                "Is this the address of an MCP server?");
    }

    private Optional<JsonNode> read(String text) {
        try {
            return Optional.of(json.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }
}
