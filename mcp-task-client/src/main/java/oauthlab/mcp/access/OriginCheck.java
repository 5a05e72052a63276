package oauthlab.mcp.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import oauthlab.guarded.refusal.Refusal;
import oauthlab.mcp.platform.RefusalAnswer;

/**
 * Turns away web pages of others: a request with an {@code Origin} that is not allowed gets 403. RFC 6454 section 7.
 *
 * <p>A server on loopback can be reached by every page that is open in a browser on the same machine. The attack is DNS
 * rebinding: the page's own name is pointed at 127.0.0.1, so the browser takes our answer for the page's. That is why
 * the origin is compared with a configured list and never with the request's own {@code Host}, and as a whole, because
 * {@code http://localhost:4002.evil.example} begins with an allowed one. Programs send no {@code Origin} and pass.
 */
@Singleton
class OriginCheck {

    /** Before the CORS filter (300), which would answer some of these itself. */
    private static final int FIRST = 400;

    /** MCP, "Security Warning" of the transport. */
    private static final Refusal FOREIGN = Refusal.plain(403, "forbidden", "This origin is not allowed here.");

    private final AccessSettings settings;

    OriginCheck(AccessSettings settings) {
        this.settings = settings;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext request) {
        var origins = request.request().headers().getAll(HttpHeaders.ORIGIN);
        if (settings.allowedOrigins().containsAll(origins)) {
            request.next();
        } else {
            RefusalAnswer.send(FOREIGN, request);
        }
    }
}
