package oauthlab.auth.foundation.crossorigin;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import jakarta.enterprise.event.Observes;
import java.util.List;
import oauthlab.web.http.EarlyRefusals;

/** Lets scripts from other origins call the endpoints that say so ({@link CrossOriginEndpoint}). W3C Fetch section 3.3. */
class CrossOrigin {

    private static final int BEFORE_ALL_OTHERS = -1000;

    /** A client may send any header: MCP's libraries send {@code MCP-Protocol-Version} with each request for metadata. */
    void allow(@Observes StartupEvent start, Router router, @All List<CrossOriginEndpoint> endpoints) {
        CorsHandler cors = CorsHandler.create()
                .allowedMethod(HttpMethod.GET)
                .allowedMethod(HttpMethod.POST)
                .allowedMethod(HttpMethod.PUT)
                .allowedMethod(HttpMethod.DELETE)
                .exposedHeader("www-authenticate")
                .exposedHeader("dpop-nonce")
                .exposedHeader("retry-after");
        for (CrossOriginEndpoint endpoint : endpoints) {
            for (String path : endpoint.crossOriginPaths())
                router.route(path).order(BEFORE_ALL_OTHERS).handler(cors).failureHandler(CrossOrigin::refuse);
        }
    }

    /** What the handler before fails with is an origin that is none. */
    private static void refuse(RoutingContext failed) {
        if (failed.statusCode() == 403) EarlyRefusals.refuse(failed, 403, "The header Origin holds no origin.");
        else failed.next();
    }
}
