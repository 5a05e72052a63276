package oauthlab.agent.serve.webapp;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import oauthlab.agent.serve.JsonAnswers;
import oauthlab.agent.serve.gateway.Problem;

/** What goes back to a browser: a page, the way to another one, a cookie, and a refusal that people can read. */
record PageAnswers(JsonAnswers answers) {

    static final List<Integer> ROUTERS_OWN = List.of(400, 404, 405, 413, 415);

    /** No form-action: browsers apply it to the redirect after the form too, and that one goes to the authorization server. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Where forms are sent. */
    static final String FORMS = "/(sign-in|tasks|refresh|sign-out)";

    /** For every response. */
    static void protect(HttpServerResponse response) {
        response.putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                // Not no-referrer: browsers would send our own forms with "Origin: null". Codes go to nobody else this
                // way either.
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Content-Security-Policy", POLICY);
    }

    static void show(RoutingContext request, int status, String page) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .end(page);
    }

    static void goTo(RoutingContext request, String address) {
        request.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, address)
                .end();
    }

    static Optional<String> cookie(RoutingContext request, String name) {
        return Optional.ofNullable(request.request().getCookie(name)).map(Cookie::getValue);
    }

    /** No script reads it, and no other site's form brings it along. There is no TLS on this machine, so it is not Secure. */
    static void setCookie(RoutingContext request, String name, String value) {
        request.response()
                .addCookie(Cookie.cookie(name, value)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.LAX));
    }

    /** The look of all pages of the lab. */
    static void stylesheet(RoutingContext request) {
        try (InputStream file = PageAnswers.class.getClassLoader().getResourceAsStream("web-app/pages.css")) {
            request.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/css;charset=UTF-8")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "max-age=600")
                    .end(Buffer.buffer(file.readAllBytes()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Ends a request that nobody ended. */
    void failed(RoutingContext request) {
        if (request.failure() instanceof Problem problem) {
            problem.headers().forEach(request.response()::putHeader);
            show(request, problem.status(), Pages.failure("That is not possible", problem.getMessage()));
        } else {
            refuse(request, request.statusCode());
        }
    }

    /** What the router found out, or a defect. */
    void refuse(RoutingContext request, int status) {
        if (request.response().ended() || request.response().closed()) return;
        if (!ROUTERS_OWN.contains(status)) {
            answers.failure(request, request.failure());
            return;
        }
        boolean isForm = request.normalizedPath().matches(FORMS);
        if (status == 405) request.response().putHeader(HttpHeaders.ALLOW, isForm ? "POST" : "GET");
        String why = switch (status) {
            case 404 -> "There is nothing at this address.";
            case 405 ->
                "This address does not know the method " + request.request().method() + ".";
            case 413 -> "The form is larger than 16 KiB.";
            default -> "The request cannot be read.";
        };
        show(request, status, Pages.failure("That is not possible", why));
    }
}
