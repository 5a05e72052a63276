package oauthlab.web.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets web pages of every origin read documents that are for everybody, such as the metadata of RFC 9728: a client in a browser needs
 * them before anybody knows it. Nothing there depends on who asks. Fetch Standard, section "CORS protocol".
 */
public final class OpenDocuments {

    /** Before the filters that turn away other origins. */
    private static final int FIRST = 500;

    private static final String A_DAY = "86400";

    private final String beginning;

    private OpenDocuments(String beginning) {
        this.beginning = beginning;
    }

    /** @param path of the document; those below it are open, too */
    public static void open(Filters filters, String path) {
        filters.register(new OpenDocuments(path)::handle, FIRST);
    }

    private void handle(RoutingContext request) {
        String path = request.normalizedPath();
        if (!path.equals(beginning) && !path.startsWith(beginning + "/")) {
            request.next();
            return;
        }
        HttpServerResponse response = request.response().putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        if (request.request().method() == HttpMethod.OPTIONS) {
            allow(response);
        } else {
            // What comes next would refuse it.
            request.request().headers().remove(HttpHeaders.ORIGIN);
            request.next();
        }
    }

    /** Any header may be sent, {@code MCP-Protocol-Version} for instance; a star alone would leave out the last one. */
    private static void allow(HttpServerResponse response) {
        response.setStatusCode(204)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD")
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "*, Authorization")
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, A_DAY)
                .end();
    }
}
