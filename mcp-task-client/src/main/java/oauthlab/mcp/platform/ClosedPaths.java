package oauthlab.mcp.platform;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Closes the doors that the MCP library opens beside {@code /mcp}: the HTTP+SSE transport of 2024-11-05 under {@code
 * /mcp/sse} and {@code /mcp/messages}. Nobody here needs it, and a door that nobody needs is one more to guard.
 */
@Singleton
class ClosedPaths {

    /** Before the routes of the library. */
    private static final int BEFORE_THE_LIBRARY = -100;

    void register(@Observes Router router) {
        router.routeWithRegex("/mcp/.+").order(BEFORE_THE_LIBRARY).handler(NotFound::answer);
    }
}
