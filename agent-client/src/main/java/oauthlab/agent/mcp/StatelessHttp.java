package oauthlab.agent.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import oauthlab.agent.foundation.outbound.BoundedBody.TooLarge;
import oauthlab.agent.foundation.outbound.SafeAddress;
import oauthlab.agent.foundation.outbound.Unreachable;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.foundation.transcript.Exchange;
import oauthlab.agent.foundation.transcript.Exchange.Message;
import oauthlab.agent.foundation.transcript.Transcript;
import oauthlab.agent.mcp.McpConnection.Later;
import oauthlab.agent.mcp.McpConnection.NotBegun;
import oauthlab.agent.mcp.McpConnection.Refused;
import oauthlab.agent.mcp.calls.Call;
import oauthlab.agent.mcp.stream.AnswerBody;
import oauthlab.agent.mcp.stream.HttpRefusal;
import oauthlab.agent.oauth.access.Denied;

/** One message, one answer, nothing in between. MCP 2026-07-28, "Streamable HTTP". */
final class StatelessHttp {

    static final String VERSION = "2026-07-28";
    private static final int UNSUPPORTED_VERSION = -32022;
    /** Of one message. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final AtomicLong ids = new AtomicLong();
    /** Where the server said that messages go, at the first one. */
    private volatile URI url;

    private volatile boolean isMoved;
    private final RecordingTransport.HeaderSource source;
    private final boolean offersForms;
    private final Transcript transcript;
    private final ObjectMapper json;

    /** @param offersForms is there somebody who can answer questions? */
    StatelessHttp(
            URI url,
            RecordingTransport.HeaderSource source,
            boolean offersForms,
            Transcript transcript,
            ObjectMapper json) {
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
        JsonNode answer = answer(method, send(method, params, headers));
        boolean isOtherVersion = answer.path("error").path("code").asInt() == UNSUPPORTED_VERSION;
        // A call comes after a list, which has settled the version. It is never made twice.
        if (isOtherVersion && !method.equals("tools/call")) {
            requireOurs(answer);
            answer = answer(method, send(method, params, headers));
        }
        if (answer.has("result")) return answer.get("result");
        JsonNode error = answer.path("error");
        throw Refused.of(url + " " + method, error.path("message").asText(), error.get("data"));
    }

    /** The server names the versions that it knows; ours has to be one of them. */
    private static void requireOurs(JsonNode answer) {
        JsonNode supported = answer.path("error").path("data").path("supported");
        for (JsonNode version : supported) if (version.asText().equals(VERSION)) return;
        throw AgentException.of(
                "The server does not speak MCP " + VERSION + ". It speaks " + supported + ".",
                "AGENT_MCP_PROTOCOL=2025-11-25 chooses the other one that this agent speaks.");
    }

    /** A redirect says that nothing was done. */
    private Sent send(String method, ObjectNode params, Map<String, String> headers) {
        Sent sent = sendOnce(method, params, headers);
        Optional<URI> moved = SafeAddress.moved(
                url, sent.response().statusCode(), sent.response().headers().firstValue("Location"));
        if (moved.isEmpty() || isMoved) return sent;
        isMoved = true;
        url = moved.get();
        return sendOnce(method, params, headers);
    }

    /** A message that was sent, and what came back. */
    private record Sent(String id, HttpResponse<String> response) {}

    private Sent sendOnce(String method, ObjectNode params, Map<String, String> headers) {
        ObjectNode meta = params.withObject("/_meta");
        meta.put("io.modelcontextprotocol/protocolVersion", VERSION);
        meta.putObject("io.modelcontextprotocol/clientInfo")
                .put("name", "oauthlab-agent")
                .put("version", "0.1");
        ObjectNode capabilities = meta.putObject("io.modelcontextprotocol/clientCapabilities");
        if (offersForms) capabilities.putObject("elicitation");
        long id = ids.incrementAndGet();
        ObjectNode message = json.createObjectNode().put("jsonrpc", "2.0").put("id", id);
        message.put("method", method).set("params", params);
        var request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", VERSION)
                .header("Mcp-Method", method);
        headers.forEach(request::header);
        source.headers("POST", url).forEach(request::setHeader);
        HttpRequest built =
                request.POST(BodyPublishers.ofString(message.toString())).build();
        HttpResponse<String> response =
                awaited(method, http.sendAsync(built, answer -> AnswerBody.of(answer, MAX_BYTES, String.valueOf(id))));
        transcript.add(new Exchange(
                "POST " + url + " " + method,
                String.valueOf(response.statusCode()),
                Message.sent(built.headers().map(), message.toString()),
                Message.of(response.headers().map(), "")));
        return new Sent(String.valueOf(id), response);
    }

    /** MCP 2026-07-28: who does not wait any longer closes the connection, and so the server knows. */
    private HttpResponse<String> awaited(String method, CompletableFuture<HttpResponse<String>> answer) {
        Runnable isThere = Call.current()
                .map(call -> call.endWith(() -> answer.cancel(true)))
                .orElse(() -> {});
        try {
            return answer.get();
        } catch (ExecutionException broken) {
            Throwable why = broken.getCause();
            if (NotBegun.isNobodyThere(why)) throw NotBegun.unreachable(url.toString(), why);
            throw noAnswer(method, why instanceof TooLarge ? why.getMessage() : Unreachable.why(why));
        } catch (CancellationException tooLate) {
            throw noAnswer(method, "not in time");
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw noAnswer(method, "interrupted");
        } finally {
            isThere.run();
        }
    }

    private AgentException noAnswer(String method, String why) {
        return AgentException.of(
                url + " " + method + ": no answer (" + why + ").",
                "Is the server up? Whether a tool did its work nobody knows; look before you try again.");
    }

    private JsonNode answer(String method, Sent sent) {
        HttpResponse<String> response = sent.response();
        if (response.statusCode() == 401 || response.statusCode() == 403)
            throw new Denied(response.statusCode(), response.headers());
        return read(response.body())
                .filter(message -> isAnswer(message, sent.id()))
                .filter(message -> !HttpRefusal.isLater(response.statusCode(), response.headers()))
                .orElseThrow(() -> noMessage(method, response, HttpRefusal.words(response.body())));
    }

    /** An error about a message that could not be read has no id. JSON-RPC 2.0, section 5. */
    private static boolean isAnswer(JsonNode message, String id) {
        boolean isMine = message.path("id").asText().equals(id);
        boolean isError = message.path("error").isObject() && (isMine || !message.hasNonNull("id"));
        return message.has("jsonrpc") && (isError || isMine && message.has("result"));
    }

    private AgentException noMessage(String method, HttpResponse<?> response, String words) {
        var failed = AgentException.of(
                url + " " + method + " -> " + response.statusCode()
                        + ", and no JSON-RPC message for this request in it.",
                SafeAddress.pointedTo(
                                url, response.statusCode(), response.headers().firstValue("Location"))
                        .orElse(words + " Is this the address of an MCP server?"));
        return Later.of(failed, response.headers().firstValue("Retry-After"));
    }

    private Optional<JsonNode> read(String text) {
        try {
            return Optional.of(json.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }
}
