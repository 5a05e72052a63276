package oauthlab.web.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import oauthlab.shared.secret.Digests;

/**
 * Closes the framework's own pages ({@code /q/...}) to strangers: the description of the endpoints, and the metrics, which show what
 * the server does. Who runs the server reads the metrics with a token. Whether the server works, anybody may ask.
 */
public final class OperatorPages {

    private static final String HEALTH = "/q/health/";
    private static final String METRICS = "/q/metrics";
    private static final String BEARER = "Bearer ";
    private static final int BEFORE_THEM = -1500;

    private final boolean areOpen;
    private final Optional<String> operator;

    /**
     * @param areOpen are they open to all, as in a lab?
     * @param token for the metrics; without one they are closed
     */
    public OperatorPages(boolean areOpen, Optional<String> token) {
        this.areOpen = areOpen;
        this.operator = token.map(String::strip).map(Digests::sha256);
    }

    public void register(Router router) {
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
