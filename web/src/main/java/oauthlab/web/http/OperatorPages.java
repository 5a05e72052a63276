package oauthlab.web.http;

import io.smallrye.config.ConfigMapping;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import oauthlab.shared.secret.Digests;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Closes the framework's own pages ({@code /q/...}) to strangers: the description of the endpoints, and the metrics, which show what
 * the server does. Who runs the server reads the metrics with a token. Whether the server works, anybody may ask.
 */
@Singleton
class OperatorPages {

    private static final String HEALTH = "/q/health/";
    private static final String METRICS = "/q/metrics";
    private static final String BEARER = "Bearer ";
    private static final int BEFORE_THEM = -1500;

    private final boolean areOpen;
    private final Optional<String> operator;

    /** The numbers for those who watch. */
    @ConfigMapping(prefix = "oauthlab.metrics")
    interface Settings {

        /** With it they are read outside lab mode; without one they are closed. */
        Optional<String> token();
    }

    /** @param areOpen to all, as in a lab */
    OperatorPages(@ConfigProperty(name = "oauthlab.lab-mode") boolean areOpen, Settings metrics) {
        this.areOpen = areOpen;
        this.operator = metrics.token().map(String::strip).map(Digests::sha256);
    }

    void register(@Observes Router router) {
        router.route("/q/*").order(BEFORE_THEM).handler(this::check);
    }

    private void check(RoutingContext request) {
        if (areOpen || request.normalizedPath().startsWith(HEALTH) || isOperator(request)) request.next();
        else request.response().setStatusCode(404).end();
    }

    private boolean isOperator(RoutingContext request) {
        String authorization = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        return METRICS.equals(request.normalizedPath())
                && authorization != null
                && authorization.startsWith(BEARER)
                && operator.filter(known -> Digests.matches(authorization.substring(BEARER.length()), known))
                        .isPresent();
    }
}
