package oauthlab.mcp.access;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import oauthlab.shared.protocol.ErrorResponse;
import oauthlab.shared.protocol.OAuthErrorCode;

/** A no, before any tool is asked. Its JSON is the one of RFC 6749 section 5.2: {@code {"error","error_description"}}. */
public final class Refusal extends RuntimeException {

    private static final int UNAVAILABLE = 503;
    private static final String SECONDS_TO_WAIT = "5";

    private final int status;
    private final transient ErrorResponse body;
    private final transient Map<String, String> headers;

    Refusal(int status, ErrorResponse body, Map<String, String> headers) {
        super(body.error() + ": " + body.description());
        this.status = status;
        this.body = body;
        this.headers = headers;
    }

    /** A web page of somebody else: 403. MCP specification, "Security Warning" of the transport. */
    static Refusal foreignOrigin() {
        return new Refusal(403, new ErrorResponse("forbidden", "This origin is not allowed here."), Map.of());
    }

    /** The request cannot be read: 400. RFC 6750 section 3.1. */
    public static Refusal invalidRequest(String description) {
        return new Refusal(400, new ErrorResponse(OAuthErrorCode.INVALID_REQUEST, description), Map.of());
    }

    /** Nobody can tell now whether the credential is good, so it is not let in: 503. RFC 9110 section 15.6.4. */
    static Refusal unavailable(String description) {
        return new Refusal(
                UNAVAILABLE,
                new ErrorResponse(OAuthErrorCode.TEMPORARILY_UNAVAILABLE, description),
                Map.of("Retry-After", SECONDS_TO_WAIT));
    }

    Map<String, String> headers() {
        return headers;
    }

    /** The whole answer. */
    public void send(RoutingContext request) {
        HttpServerResponse response = request.response().setStatusCode(status);
        headers.forEach(response::putHeader);
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Json.encode(body));
    }
}
