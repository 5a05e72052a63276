package oauthlab.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oauthlab.agent.Stranger.Answer;
import oauthlab.agent.Stranger.Asked;

/** An MCP server on a free port with a few tools that do what tests need, behind OAuth when a test wants that. */
public final class ToolServer implements AutoCloseable {

    public static final ObjectMapper JSON = new ObjectMapper();

    private static final String STATELESS = "2026-07-28";

    private static final String TOOLS = """
            {"tools":[
             {"name":"echo","description":"Says it again. Really.","annotations":{"readOnlyHint":true},
              "inputSchema":{"type":"object","properties":{"text":{"type":"string"}},"required":["text"]},
              "outputSchema":{"type":"object","properties":{"text":{"$ref":"#/$defs/Text"}},"$defs":{"Text":{"type":"string"}}}},
             {"name":"tell","description":"<b>Tells</b>","inputSchema":{"type":"object"},
              "annotations":{"destructiveHint":false}},
             {"name":"fail","inputSchema":{"type":"object"}},
             {"name":"refuse","inputSchema":{"type":"object"}},
             {"name":"hang","inputSchema":{"type":"object"}},
             {"name":"odd/näme {x}","inputSchema":{"type":"object","properties":{"at":{"$ref":"#/$defs/Place"}},
              "$defs":{"Place":{"type":"object","properties":{"in":{"$ref":"#/$defs/Place"}}}}}}]}""";

    private final Stranger stranger = new Stranger();
    /** What calls of the tool {@code hang} wait for. */
    private final CountDownLatch released = new CountDownLatch(1);

    /** What it answers to {@code tools/list}. */
    public volatile String tools = TOOLS;
    /** Only this token is good; null: everybody may call. */
    public volatile String token;
    /** It speaks MCP 2026-07-28, and nothing else. */
    public volatile boolean isStateless;
    /** What such an answer says besides. */
    public volatile String retryAfter;
    /** Its body. */
    public volatile String busy = "Busy.";
    /** Another result of the tool {@code tell}. */
    public volatile String told;
    /** What the token lacks. */
    public volatile String missingScope;
    /** Another one, and all sessions of before are unknown. */
    public volatile int life = 1;
    /** So many calls are answered with 500. */
    public final AtomicInteger failures = new AtomicInteger();

    public ToolServer() throws IOException {
        stranger.at("/mcp", this::mcp)
                .at(
                        "/.well-known/oauth-protected-resource/mcp",
                        "{\"resource\":\"$BASE/mcp\",\"authorization_servers\":[\"$BASE\"]}")
                .at(
                        "/.well-known/oauth-authorization-server",
                        "{\"issuer\":\"$BASE\",\"authorization_endpoint\":\"$BASE/authorize\",\"token_endpoint\":\"$BASE/token\","
                                + "\"response_types_supported\":[\"code\"],\"code_challenge_methods_supported\":[\"S256\"]}");
    }

    public String base() {
        return stranger.base();
    }

    public String url() {
        return stranger.base() + "/mcp";
    }

    public void release() {
        released.countDown();
    }

    /** How often this method was called; {@code tools/call hang} counts those of one tool. */
    public long count(String method) {
        return stranger.asked("/mcp").stream()
                .filter(asked -> asked.method().equals("POST"))
                .map(asked -> read(asked.body()))
                .filter(message -> method.equals(message.path("method").asText())
                        || method.equals(
                                "tools/call " + message.at("/params/name").asText()))
                .count();
    }

    private Answer mcp(Asked asked) {
        if (token != null && !("Bearer " + token).equals(asked.header("Authorization"))) return denied(401, "");
        if (!asked.method().equals("POST")) return Answer.of(405, "");
        JsonNode message = read(asked.body());
        if (isStateless) return stateless(asked, message);
        if (!message.has("id")) return Answer.of(202, "");
        String method = message.path("method").asText();
        if (method.equals("initialize")) return initialized(message);
        if (!("life-" + life).equals(asked.header("Mcp-Session-Id"))) return Answer.of(404, "");
        if (method.equals("tools/list")) return result(message, tools);
        return called(message, message.at("/params/name").asText(), message.at("/params/arguments"));
    }

    /** Each message says for itself which revision it is of, and its headers say what stands in it. */
    private Answer stateless(Asked asked, JsonNode message) {
        String method = message.path("method").asText();
        JsonNode meta = message.at("/params/_meta");
        String version = meta.path("io.modelcontextprotocol/protocolVersion").asText();
        if (!version.equals(STATELESS))
            return refused(message, -32022, "\"data\":{\"supported\":[\"" + STATELESS + "\"]}");
        String name = message.at("/params/name").asText();
        boolean isMirrored = version.equals(asked.header("MCP-Protocol-Version"))
                && method.equals(asked.header("Mcp-Method"))
                && (name.isEmpty() || decoded(asked.header("Mcp-Name")).equals(name));
        boolean isWhole = isMirrored && meta.has("io.modelcontextprotocol/clientCapabilities");
        if (!isWhole) return refused(message, -32020, "\"data\":{}");
        return switch (method) {
            case "tools/list" -> result(message, tools.replaceFirst("\\{", "{\"resultType\":\"complete\","));
            case "tools/call" -> called(message, name, message.at("/params/arguments"));
            default ->
                new Answer(
                        404, Map.of(), refused(message, -32601, "\"data\":{}").body());
        };
    }

    /** What no header can hold travels as base64. */
    private static String decoded(String header) {
        Matcher encoded = Pattern.compile("=\\?base64\\?(.*)\\?=").matcher(String.valueOf(header));
        return encoded.matches()
                ? new String(Base64.getDecoder().decode(encoded.group(1)), StandardCharsets.UTF_8)
                : String.valueOf(header);
    }

    private static Answer refused(JsonNode message, int code, String data) {
        String error = "\"error\":{\"code\":" + code + ",\"message\":\"No.\"," + data + "}";
        return new Answer(400, Map.of(), answer(message, error).body());
    }

    private Answer called(JsonNode message, String tool, JsonNode arguments) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0)
            return retryAfter == null
                    ? Answer.of(500, "")
                    : Answer.of(503, busy).with("Retry-After", retryAfter);
        if (missingScope != null) return denied(403, ", error=\"insufficient_scope\", scope=\"" + missingScope + "\"");
        return switch (tool) {
            case "echo", "odd/näme {x}" -> result(message, content("") + ",\"structuredContent\":" + arguments + "}");
            case "tell" -> result(message, told == null ? content("told") + "}" : told);
            case "fail" -> result(message, content("It did not work.") + ",\"isError\":true}");
            case "hang" -> result(message, content(waited()) + "}");
            default -> answer(message, "\"error\":{\"code\":-32602,\"message\":\"No, said the server.\"}");
        };
    }

    private String waited() {
        try {
            return released.await(30, TimeUnit.SECONDS) ? "at last" : "never released";
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private Answer initialized(JsonNode message) {
        Answer answer = result(
                message,
                "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},"
                        + "\"serverInfo\":{\"name\":\"tools\",\"version\":\"1\"}}");
        return new Answer(200, Map.of("Mcp-Session-Id", "life-" + life), answer.body());
    }

    private static Answer denied(int status, String more) {
        String challenge = "Bearer resource_metadata=\"$BASE/.well-known/oauth-protected-resource/mcp\"" + more;
        return new Answer(status, Map.of("WWW-Authenticate", challenge), "");
    }

    private static String content(String text) {
        return "{\"content\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]";
    }

    private static Answer result(JsonNode message, String result) {
        return answer(message, "\"result\":" + result);
    }

    private static Answer answer(JsonNode message, String member) {
        return Answer.json("{\"jsonrpc\":\"2.0\",\"id\":" + message.get("id") + "," + member + "}");
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException noJson) {
            throw new IllegalStateException(noJson);
        }
    }

    /** {@code "NAME":{"url":...}} for each of them. */
    public static String configuration(Map<String, String> urls) {
        List<String> entries = urls.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":{\"url\":\"" + entry.getValue()
                        + "\",\"oauth\":{\"storage_type\":\"memory\"}}")
                .toList();
        return "{\"mcpServers\":{" + String.join(",\n", entries) + "}}";
    }

    @Override
    public void close() {
        release();
        stranger.close();
    }
}
