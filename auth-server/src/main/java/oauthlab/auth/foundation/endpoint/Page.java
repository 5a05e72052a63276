package oauthlab.auth.foundation.endpoint;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import oauthlab.shared.text.Invisible;

/** How every HTML page leaves: not in a frame, no script, nothing from elsewhere, not in a cache. RFC 9700 section 4.16. */
public final class Page {

    private static final String POLICY =
            // No form-action here: browsers apply it to the redirect after the form too, and that one goes to the
            // client.
            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Page() {}

    /** Rendered here: otherwise the framework looks for the best variant of the page, and fails at a malformed Accept. */
    public static Response.ResponseBuilder of(int status, TemplateInstance page) {
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .header("Content-Security-Policy", POLICY)
                .header("X-Frame-Options", "DENY")
                .header("X-Content-Type-Options", "nosniff")
                // Not no-referrer: browsers would send our own forms with "Origin: null".
                .header("Referrer-Policy", "same-origin")
                .header("Cache-Control", "no-store")
                .entity(page.render());
    }

    /** Sends the browser to another page of ours. The path becomes a URL in {@link OwnRedirects}. */
    public static Response.ResponseBuilder goTo(String path) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** The page for a request that may not be sent back to anybody. */
    public static Response refusal(int status, String description) {
        return of(status, Templates.refusal(Invisible.replaced(description))).build();
    }

    /** The page for a request that this server failed to answer. It needs no database. */
    static Response failure(int status, String description) {
        return of(status, Templates.failure(description)).build();
    }

    /** The page for somebody who has to wait. */
    public static Response tooMany(String description) {
        return of(429, Templates.tooMany(description)).build();
    }

    @CheckedTemplate(basePath = "endpoint")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance refusal(String description);

        static native TemplateInstance failure(String description);

        static native TemplateInstance tooMany(String description);
    }
}
