package oauthlab.mcp.messages;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * An error of JSON-RPC 2.0 section 5.1, with the HTTP status that the MCP specification gives it.
 *
 * <pre>{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"..."}}</pre>
 *
 * @param data more about it; null when there is nothing more
 */
public record JsonRpcError(int status, int code, String message, JsonObject data) {

    public static final int PARSE_ERROR = -32700;
    public static final int INVALID_REQUEST = -32600;
    public static final int METHOD_NOT_FOUND = -32601;
    public static final int INVALID_PARAMS = -32602;

    private static final int BAD_REQUEST = 400;

    public static JsonRpcError badRequest(int code, String message) {
        return new JsonRpcError(BAD_REQUEST, code, message, null);
    }

    /** @param id of the request it answers; null when that could not be read, and then there is none in the answer */
    public void send(RoutingContext request, Object id) {
        var error = new JsonObject().put("code", code).put("message", message);
        if (data != null) error.put("data", data);
        var answer = new JsonObject().put("jsonrpc", "2.0");
        if (id != null) answer.put("id", id);
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(answer.put("error", error).toBuffer());
    }
}
