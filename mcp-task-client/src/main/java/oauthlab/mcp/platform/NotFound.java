package oauthlab.mcp.platform;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import oauthlab.shared.protocol.ErrorResponse;

/** Whatever nobody answers: 404 in JSON, because programs call here. RFC 9110 section 15.5.5. */
@Singleton
class NotFound {

    void register(@Observes Router router) {
        router.route().order(Integer.MAX_VALUE).handler(NotFound::answer);
    }

    static void answer(RoutingContext request) {
        request.response()
                .setStatusCode(404)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Json.encode(new ErrorResponse("not_found", "There is nothing here; MCP is spoken at /mcp.")));
    }
}
