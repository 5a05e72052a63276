package oauthlab.web.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import oauthlab.shared.protocol.ErrorResponse;
import oauthlab.shared.protocol.OAuthErrorCode;
import oauthlab.web.limits.TooLong;
import oauthlab.web.pages.RefusalResponse;

/**
 * Refuses what is too long to be a request, expects what nobody can do, or comes from nowhere, in the form of every other
 * refusal. RFC 9110 sections 15.5.15 and 10.1.1, RFC 6585 section 5, RFC 6454 section 7.1.
 *
 * <p>The HTTP layer answers before any code of ours, with the bare status, beyond limits four times as large ({@code
 * quarkus.http.limits}) and where a path is encoded wrongly, for instance {@code /%zz}.
 */
@Singleton
public class EarlyRefusals {

    /** 64 KiB: nothing a client sends is larger. Each server counts what arrives; here counts what a client announces. */
    public static final int MAX_BODY = 64 * 1024;

    private static final int MAX_CHARACTERS = 16 * 1024;
    private static final int MAX_SHOWN = 100;
    private static final int BEFORE_ALL_OTHERS = -2000;
    private static final String CONTINUE = "100-continue";
    private static final String IDENTITY = "identity";

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_OTHERS).handler(EarlyRefusals::check);
    }

    private static void check(RoutingContext request) {
        MultiMap headers = request.request().headers();
        ContentType.simplify(headers);
        if (request.request().uri().length() > MAX_CHARACTERS) {
            refuse(request, 414, TooLong.address(request.request().uri(), MAX_CHARACTERS));
        } else if (TooLong.size(headers) > MAX_CHARACTERS) {
            refuse(request, 431, TooLong.headers(headers, MAX_CHARACTERS));
        } else if (!headers.getAll(HttpHeaders.EXPECT).stream().allMatch(CONTINUE::equalsIgnoreCase)) {
            refuse(
                    request,
                    417,
                    "The header Expect can only be " + CONTINUE + ", not " + sent(request, HttpHeaders.EXPECT));
        } else if (headers.getAll(HttpHeaders.ORIGIN).contains("")) {
            // Not 400: the MCP specification asks for 403 when an Origin is not valid.
            refuse(request, 403, "The header Origin is empty; it holds where a page comes from, or null.");
        } else if (!ContentType.isGood(headers)) {
            refuseType(
                    request,
                    "The header Content-Type holds no media type such as application/json, but "
                            + sent(request, HttpHeaders.CONTENT_TYPE));
        } else if (isCompressed(headers)) {
            request.response().putHeader(HttpHeaders.ACCEPT_ENCODING, IDENTITY);
            refuseType(
                    request,
                    "This server reads no compressed bodies; leave the header Content-Encoding out. It holds "
                            + sent(request, HttpHeaders.CONTENT_ENCODING));
        } else if (headers.contains(HttpHeaders.EXPECT)) {
            answerExpectation(request);
        } else {
            request.next();
        }
    }

    private static String sent(RoutingContext request, CharSequence header) {
        String values = String.join(", ", request.request().headers().getAll(header));
        return "'" + (values.length() <= MAX_SHOWN ? values : values.substring(0, MAX_SHOWN) + "...") + "'.";
    }

    /**
     * A client that asked waits for this before it sends the body, or does not send it. HTTP/1.0 does not know it. RFC 9110 section
     * 10.1.1.
     */
    private static void answerExpectation(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length.strip()) > MAX_BODY) {
            refuseAndClose(request, 413, TooLong.body(Long.parseLong(length.strip()), MAX_BODY));
            return;
        }
        if (request.request().version() != HttpVersion.HTTP_1_0)
            request.request().response().writeContinue();
        request.next();
    }

    private static boolean isCompressed(MultiMap headers) {
        return !headers.getAll(HttpHeaders.CONTENT_ENCODING).stream().allMatch(IDENTITY::equalsIgnoreCase);
    }

    private static void refuseType(RoutingContext request, String description) {
        RefusalResponse.send(request, 415, new ErrorResponse("unsupported_media_type", description));
    }

    public static void refuse(RoutingContext request, int status, String description) {
        RefusalResponse.send(request, status, new ErrorResponse(OAuthErrorCode.INVALID_REQUEST, description));
    }

    /** What follows on this connection may not be what it seems, so nobody reads it. */
    static void refuseAndClose(RoutingContext request, String description) {
        refuseAndClose(request, 400, description);
    }

    private static void refuseAndClose(RoutingContext request, int status, String description) {
        refuse(request, status, description);
        request.request().connection().close();
    }
}
