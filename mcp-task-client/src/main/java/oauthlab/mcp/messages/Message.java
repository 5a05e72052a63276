package oauthlab.mcp.messages;

import static oauthlab.mcp.messages.JsonRpcError.INVALID_PARAMS;
import static oauthlab.mcp.messages.JsonRpcError.INVALID_REQUEST;
import static oauthlab.mcp.messages.JsonRpcError.PARSE_ERROR;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * One message: a request, a notification (no {@code id}) or a response (no {@code method}). JSON-RPC 2.0 sections 4 and 5.
 *
 * <pre>{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_task","arguments":{"id":"task-1"}}}</pre>
 *
 * @param json as it came
 * @param id a string or an integer; null when there is none
 * @param method null in a response
 * @param params empty when there are none
 * @param hadNulls were there members or parameters with the value {@code null}, which count as left out?
 */
public record Message(JsonObject json, Object id, String method, JsonObject params, boolean hadNulls) {

    /** What is done with a message goes as deep as the message does. */
    private static final int DEEPEST = 50;

    /** Of a member that is there twice, a proxy might read the other one. */
    private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String KEY = "oauthlab.message";
    private static final String NOTIFICATION = "notifications/";

    /** It is no message; what is wrong, and the id it would have had, as far as that could be read. */
    static final class Malformed extends RuntimeException {

        private final transient JsonRpcError error;
        private final transient Object id;

        private Malformed(int code, String message, Object id) {
            super(message);
            this.error = JsonRpcError.badRequest(code, message);
            this.id = id;
        }

        void send(RoutingContext request) {
            error.send(request, id);
        }
    }

    /** @throws Malformed when it is no JSON object, or its members are not what JSON-RPC and MCP say */
    static Message read(Buffer body) {
        if (!(parse(body) instanceof JsonObject json))
            throw new Malformed(
                    INVALID_REQUEST, "The body has to be one JSON object. MCP has no batches since 2025-06-18.", null);
        boolean hasNoId = !json.containsKey("id");
        boolean hadNulls = dropNulls(json);
        Object id = id(json);
        if (!"2.0".equals(json.getValue("jsonrpc")))
            throw new Malformed(INVALID_REQUEST, "The member jsonrpc has to be \"2.0\".", id);
        return isResponse(json)
                ? new Message(json, id, null, new JsonObject(), hadNulls)
                : call(json, id, hasNoId, hadNulls);
    }

    private static Object parse(Buffer body) {
        try {
            Object value = STRICT.readValue(body == null ? new byte[0] : body.getBytes(), Object.class);
            return value instanceof Map<?, ?> members ? object(members) : value;
        } catch (IOException noJson) {
            throw new Malformed(
                    PARSE_ERROR,
                    "The body is no JSON, has a member twice, or goes deeper than " + DEEPEST
                            + " levels. Check quotes, commas and braces.",
                    null);
        }
    }

    private static JsonObject object(Map<?, ?> members) {
        var json = new JsonObject();
        members.forEach((name, value) -> json.put((String) name, value));
        return json;
    }

    private static Object id(JsonObject json) {
        if (!json.containsKey("id")) return null;
        Object id = json.getValue("id");
        if (id instanceof String || id instanceof Integer || id instanceof Long) return id;
        throw new Malformed(INVALID_REQUEST, "The member id has to be a string or an integer.", null);
    }

    /** The result of a response is needed, so it stays. */
    private static boolean dropNulls(JsonObject json) {
        boolean isCall = json.getValue("method") != null;
        return json.getMap()
                .entrySet()
                .removeIf(member -> member.getValue() == null && (isCall || !"result".equals(member.getKey())));
    }

    private static boolean isResponse(JsonObject json) {
        return !json.containsKey("method") && (json.containsKey("result") || json.containsKey("error"));
    }

    /** Without an id it is a notification, whatever its method: JSON-RPC 2.0 section 4.1. With the id null it is nothing. */
    private static Message call(JsonObject json, Object id, boolean hasNoId, boolean hadNull) {
        if (!(json.getValue("method") instanceof String method) || method.isEmpty())
            throw new Malformed(INVALID_REQUEST, "The member method has to be a string.", id);
        boolean isNotification = hasNoId || method.startsWith(NOTIFICATION);
        if (isNotification != (id == null))
            throw new Malformed(INVALID_REQUEST, "A request has an id; a notification has none.", id);
        if (json.getValue("params", new JsonObject()) instanceof JsonObject params) {
            boolean hadNulls = Parameters.dropNulls(params);
            Parameters.wrongIn(method, params, isNotification).ifPresent(wrong -> {
                throw new Malformed(INVALID_PARAMS, wrong, id);
            });
            return new Message(json, id, method, params, hadNull || hadNulls);
        }
        throw new Malformed(INVALID_PARAMS, "The member params has to be an object.", id);
    }

    /** The message of this request. */
    public static Message of(RoutingContext request) {
        return request.get(KEY);
    }

    void keep(RoutingContext request) {
        request.put(KEY, this);
    }

    /** The first parameter that the method needs and that is not there. */
    public Optional<JsonRpcError> missing(int status) {
        return Parameters.missingIn(method, params)
                .map(text -> new JsonRpcError(status, JsonRpcError.INVALID_PARAMS, text, null));
    }

    /** Does it want an answer? */
    public boolean isRequest() {
        return method != null && id != null;
    }

    /** What a call is about: the tool, the prompt or the resource. */
    public Optional<String> name() {
        return Optional.ofNullable(
                params.getString(method != null && method.startsWith("resources/") ? "uri" : "name"));
    }
}
