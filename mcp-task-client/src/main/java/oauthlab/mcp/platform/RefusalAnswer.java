package oauthlab.mcp.platform;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import oauthlab.guarded.refusal.Refusal;

/** Sends a {@link Refusal} from below the endpoints: {@code {"error","error_description"}}, RFC 6749 section 5.2. */
public final class RefusalAnswer {

    private RefusalAnswer() {}

    public static void send(Refusal refusal, RoutingContext request) {
        HttpServerResponse response = request.response().setStatusCode(refusal.status());
        refusal.headers().forEach(response::putHeader);
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Json.encode(refusal.body()));
    }
}
