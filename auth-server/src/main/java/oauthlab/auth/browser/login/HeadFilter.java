package oauthlab.auth.browser.login;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * {@code HEAD} has no effect (RFC 9110 section 9.2.1). The framework would run the method for {@code GET}, which at some pages makes a
 * code, ends a session or uses up an answer: a mail program that looks at a link must not.
 */
class HeadFilter {

    /** What a browser is sent to, and not what only shows something. */
    private static final Pattern PAGES =
            Pattern.compile("/(oauth/authorize|login|logout|consents?|device|links|broker/.*)");

    @ServerRequestFilter(preMatching = true)
    Response withoutEffect(ContainerRequestContext request) {
        boolean isPage = PAGES.matcher(request.getUriInfo().getPath()).matches();
        return isPage && request.getMethod().equals("HEAD")
                ? Response.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").build()
                : null;
    }
}
