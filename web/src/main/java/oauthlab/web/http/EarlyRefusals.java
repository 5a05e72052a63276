package oauthlab.web.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import oauthlab.shared.protocol.ErrorResponse;
import oauthlab.shared.protocol.OAuthErrorCode;

/**
 * Refuses what is too long to be a request, expects what nobody can do, or comes from nowhere, in the form of every other
 * refusal. RFC 9110 sections 15.5.15 and 10.1.1, RFC 6585 section 5, RFC 6454 section 7.1.
 *
 * <p>The HTTP layer answers before any code of ours, with the bare status, beyond limits four times as large ({@code
 * quarkus.http.limits}) and where a path is encoded wrongly, for instance {@code /%zz}.
 */
@Singleton
public class EarlyRefusals {

    private static final int MAX_CHARACTERS = 16 * 1024;
    private static final int BEFORE_ALL_OTHERS = -2000;
    private static final String CONTINUE = "100-continue";
    private static final String IDENTITY = "identity";

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_OTHERS).handler(EarlyRefusals::check);
    }

    private static void check(RoutingContext request) {
        ContentType.simplify(request.request().headers());
        if (request.request().uri().length() > MAX_CHARACTERS) {
            refuse(request, 414, "The address is too long; 16 KiB are enough for every request.");
        } else if (size(request.request().headers()) > MAX_CHARACTERS) {
            refuse(request, 431, "The headers are too large; 16 KiB are enough for every request.");
        } else if (!request.request().headers().getAll(HttpHeaders.EXPECT).stream()
                .allMatch(CONTINUE::equalsIgnoreCase)) {
            refuse(request, 417, "The header Expect can only be " + CONTINUE + ".");
        } else if (request.request().headers().getAll(HttpHeaders.ORIGIN).contains("")) {
            // Not 400: the MCP specification asks for 403 when an Origin is not valid.
            refuse(request, 403, "The header Origin is empty; it holds where a page comes from, or null.");
        } else if (!ContentType.isGood(request.request().headers())) {
            refuseType(request, "The header Content-Type holds no media type.");
        } else if (isCompressed(request.request().headers())) {
            request.response().putHeader(HttpHeaders.ACCEPT_ENCODING, IDENTITY);
            refuseType(request, "This server reads no compressed bodies; leave the header Content-Encoding out.");
        } else {
            if (request.request().headers().contains(HttpHeaders.EXPECT)) letContinue(request.request());
            request.next();
        }
    }

    /** A client that asked waits for this before it sends the body. HTTP/1.0 does not know it. RFC 9110 section 10.1.1. */
    private static void letContinue(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_1_0) request.response().writeContinue();
    }

    private static boolean isCompressed(MultiMap headers) {
        return !headers.getAll(HttpHeaders.CONTENT_ENCODING).stream().allMatch(IDENTITY::equalsIgnoreCase);
    }

    private static void refuseType(RoutingContext request, String description) {
        end(request, 415, new ErrorResponse("unsupported_media_type", description));
    }

    private static int size(MultiMap headers) {
        int size = 0;
        for (var header : headers)
            size += header.getKey().length() + header.getValue().length();
        return size;
    }

    /** A body may still be on its way; nobody is going to read it, so the connection ends here. */
    public static void refuse(RoutingContext request, int status, String description) {
        end(request, status, new ErrorResponse(OAuthErrorCode.INVALID_REQUEST, description));
    }

    /** What follows on this connection may not be what it seems, so nobody reads it. */
    static void refuseAndClose(RoutingContext request, String description) {
        refuse(request, 400, description);
        request.request().connection().close();
    }

    private static void end(RoutingContext request, int status, ErrorResponse body) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(Json.encode(body));
    }
}
