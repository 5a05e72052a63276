package oauthlab.auth.ground;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import oauthlab.shared.secret.Digests;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Closes the framework's own pages ({@code /q/...}) outside lab mode: the description of the endpoints, and the metrics, which
 * show strangers what the server does. The operator reads the metrics with a token: setting {@code
 * oauthlab.metrics.token}.
 */
class OperatorPages {

    private static final String HEALTH = "/q/health/";
    private static final String METRICS = "/q/metrics";
    private static final String BEARER = "Bearer ";
    private static final int BEFORE_THEM = -1500;

    private final boolean isOpen;
    private final Optional<String> digest;

    OperatorPages(LabMode lab, @ConfigProperty(name = "oauthlab.metrics.token") Optional<String> token) {
        this.isOpen = lab.isOn();
        this.digest = token.map(String::strip).map(Digests::sha256);
    }

    void register(@Observes Router router) {
        router.route("/q/*").order(BEFORE_THEM).handler(this::check);
    }

    private void check(RoutingContext request) {
        if (isOpen || isHealth(request) || isOperator(request)) request.next();
        else request.response().setStatusCode(404).end();
    }

    /** A supervisor asks these without a secret. They only say whether the server works. */
    private static boolean isHealth(RoutingContext request) {
        return request.normalizedPath().startsWith(HEALTH);
    }

    private boolean isOperator(RoutingContext request) {
        Optional<String> token = isMetrics(request) ? token(request) : Optional.empty();
        return token.isPresent() && digest.isPresent() && Digests.matches(token.get(), digest.get());
    }

    private static boolean isMetrics(RoutingContext request) {
        return METRICS.equals(request.normalizedPath());
    }

    private static Optional<String> token(RoutingContext request) {
        return Optional.ofNullable(request.request().getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()));
    }
}
