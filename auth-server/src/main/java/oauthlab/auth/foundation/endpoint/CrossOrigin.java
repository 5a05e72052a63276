package oauthlab.auth.foundation.endpoint;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import jakarta.enterprise.event.Observes;
import java.util.List;
import oauthlab.web.http.EarlyRefusals;

/**
 * Which endpoints a script from another origin may call: those that look at tokens and secrets, never at cookies.
 *
 * <p>The pages are not among them. A user acts there, and no other site shall act in the user's place.
 */
class CrossOrigin {

    private static final List<String> PATHS = List.of(
            "/oauth/token",
            "/oauth/revoke",
            "/oauth/register",
            "/oauth/register/*",
            "/oauth/par",
            "/oauth/device_authorization",
            "/oauth/userinfo",
            "/.well-known/*");
    private static final int BEFORE_ALL_OTHERS = -1000;

    /** A client may send any header: MCP's libraries send {@code MCP-Protocol-Version} with each request for metadata. */
    void allow(@Observes Router router) {
        CorsHandler cors = CorsHandler.create()
                .allowedMethod(HttpMethod.GET)
                .allowedMethod(HttpMethod.POST)
                .allowedMethod(HttpMethod.PUT)
                .allowedMethod(HttpMethod.DELETE)
                .exposedHeader("www-authenticate")
                .exposedHeader("dpop-nonce")
                .exposedHeader("retry-after");
        PATHS.forEach(path ->
                router.route(path).order(BEFORE_ALL_OTHERS).handler(cors).failureHandler(CrossOrigin::refuse));
    }

    /** What the handler before fails with is an origin that is none. */
    private static void refuse(RoutingContext failed) {
        if (failed.statusCode() == 403) EarlyRefusals.refuse(failed, 403, "The header Origin holds no origin.");
        else failed.next();
    }
}
