package oauthlab.mcp.stateless;

import static oauthlab.mcp.messages.JsonRpcError.INVALID_PARAMS;
import static oauthlab.mcp.messages.JsonRpcError.METHOD_NOT_FOUND;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import oauthlab.mcp.messages.AcceptHeader;
import oauthlab.mcp.messages.Message;

/**
 * The answer to one request, as this revision has it: one JSON object, or a stream of events when something has to be told
 * before the end. MCP specification 2026-07-28, "Receiving Messages", "ResultType", "Caching".
 */
final class Answer {

    /** Replaced by -32602 in this revision. */
    private static final int RESOURCE_NOT_FOUND = -32002;

    /** Which results a client may keep. */
    private static final Set<String> CACHEABLE = Set.of(
            "server/discover",
            "tools/list",
            "prompts/list",
            "resources/list",
            "resources/templates/list",
            "resources/read");

    /** The lists change with a new version of this server; what stands in tasks changes at any time. */
    private static final int FIVE_MINUTES = 300_000;

    private final RoutingContext request;
    private final Message message;
    private final JsonObject serverInfo;
    private boolean isStream;

    /** @param serverInfo name and version of this server */
    Answer(RoutingContext request, Message message, JsonObject serverInfo) {
        this.request = request;
        this.message = message;
        this.serverInfo = serverInfo;
    }

    RoutingContext request() {
        return request;
    }

    Message message() {
        return message;
    }

    /** Ends with this result. */
    Future<Void> complete(JsonObject result) {
        return send(
                new JsonObject().put("jsonrpc", "2.0").put("id", message.id()).put("result", result));
    }

    /** Sends what the library says: notifications on the way, and at the end the response. */
    Future<Void> send(JsonObject library) {
        // The library puts its own types into results; what counts is what they are on the wire.
        JsonObject said = JsonObject.mapFrom(library);
        if (said.containsKey("result")) finish(said.getJsonObject("result"));
        if (said.containsKey("method"))
            return AcceptHeader.takesEvents(request) ? event(said) : Future.succeededFuture();
        return isStream ? event(said).compose(sent -> request.response().end()) : end(said);
    }

    private void finish(JsonObject result) {
        result.put("resultType", "complete");
        JsonObject meta = result.getJsonObject("_meta", new JsonObject());
        result.put("_meta", meta.put("io.modelcontextprotocol/serverInfo", serverInfo));
        if (!CACHEABLE.contains(message.method())) return;
        // What a token sees is for those with the same token only.
        result.put("ttlMs", message.method().equals("resources/read") ? 0 : FIVE_MINUTES)
                .put("cacheScope", "private");
    }

    private Future<Void> end(JsonObject said) {
        return request.response()
                .setStatusCode(status(said))
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(said.toBuffer());
    }

    private int status(JsonObject said) {
        JsonObject error = said.getJsonObject("error");
        if (error == null) return 200;
        if (error.getInteger("code") == RESOURCE_NOT_FOUND) {
            var missing = new JsonObject().put("uri", message.name().orElse(""));
            error.put("code", INVALID_PARAMS).put("data", missing);
        }
        return error.getInteger("code") == METHOD_NOT_FOUND ? 404 : 200;
    }

    private Future<Void> event(JsonObject said) {
        HttpServerResponse response = request.response();
        if (!isStream) {
            isStream = true;
            response.setChunked(true)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .putHeader("X-Accel-Buffering", "no");
        }
        return response.write("event: message\ndata: " + said.encode() + "\n\n");
    }
}
