package oauthlab.console.page;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import oauthlab.shared.protocol.ErrorResponse;
import oauthlab.shared.secret.Digests;
import oauthlab.shared.secret.RandomSecret;

/**
 * Lets the console's own page read what was recorded, and no other page of the browser: each request for it carries a key of this start, which only
 * the page was given. A page of another origin cannot read it there, and cannot send the header (same-origin policy).
 */
@Singleton
class ConsoleKey {

    private static final String HEADER = "Console-Key";
    private static final int BEFORE_ALL_OTHERS = -1000;
    private static final int BYTES = 32;
    private static final Pattern OPEN =
            Pattern.compile("/(index\\.html|health|q/health/.*|assets/[A-Za-z0-9._-]+|favicon\\.ico)?");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:;"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final String key = RandomSecret.generate(BYTES);
    private final String digest = Digests.sha256(key);

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_OTHERS).handler(this::check);
    }

    /** For the page alone. */
    String value() {
        return key;
    }

    private void check(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        String sent = context.request().getHeader(HEADER);
        boolean isOpen = OPEN.matcher(context.request().path()).matches();
        if (isOpen || sent != null && Digests.matches(sent, digest)) context.next();
        else refuse(context);
    }

    private static void refuse(RoutingContext context) {
        String page = "http://localhost:" + context.request().localAddress().port() + "/";
        context.response()
                .setStatusCode(403)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Json.encode(
                        new ErrorResponse("forbidden", "Only the page of the console can read this. Open " + page)));
    }
}
