package oauthlab.web.pages;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import oauthlab.shared.protocol.ErrorResponse;

/**
 * Refuses a request before any endpoint sees it. A person gets a page, a program JSON (RFC 6749 section 5.2). A body may still
 * be on its way, and is not read, so the client is told to send its next request on another connection.
 */
public final class RefusalResponse {

    private static final String HEADING = "This request cannot be answered";

    private RefusalResponse() {}

    public static void send(RoutingContext request, int status, ErrorResponse refusal) {
        HttpServerResponse response = request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (isPerson(request.request())) {
            Html.send(response, html(status, refusal));
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Json.encode(refusal));
    }

    /** Some libraries send {@code Accept: text/html} with each token request. A browser sends {@code Origin} with each form. */
    private static boolean isPerson(HttpServerRequest request) {
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        return (reads || request.headers().contains(HttpHeaders.ORIGIN))
                && Reader.of(request.headers().getAll(HttpHeaders.ACCEPT)) == Reader.PERSON;
    }

    static String html(int status, ErrorResponse refusal) {
        String content = "  <h1>" + HEADING + "</h1>\n  <p class=\"problem\" role=\"alert\">"
                + Html.escaped(refusal.description())
                + "</p>\n  <p>Nothing was sent to any application. If you develop one, correct its request. If not, go back and"
                + " try again, or close this page.</p>\n  <p class=\"hint\">HTTP status "
                + status + ", <code>" + Html.escaped(refusal.error()) + "</code></p>\n";
        return Html.page(HEADING, "", content);
    }
}
