package oauthlab.auth.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import oauthlab.auth.crypto.Authenticator;
import oauthlab.auth.endpoint.FormParameters;
import oauthlab.auth.endpoint.OAuthException;
import oauthlab.shared.secret.RandomSecret;

/**
 * Proof that a form was shown by us, in this very browser, and not by another site that wants a click from the user
 * (cross-site request forgery, RFC 6749 section 10.12).
 *
 * <p>The browser holds a random value in a cookie; the form holds our mark on that value and on the session. Another site
 * can make the browser send the cookies, but cannot know the mark. And if it can plant a cookie of its own, say from a
 * neighbouring host name, the mark it knows is for its own session.
 */
@ApplicationScoped
public class BrowserForms {

    /** The name of the hidden field. */
    public static final String FIELD = "csrf";

    private final Browser browser;
    private final Authenticator authenticator;

    BrowserForms(Browser browser, Authenticator authenticator) {
        this.browser = browser;
        this.authenticator = authenticator;
    }

    /** What a page needs to show a form: the hidden field's value, and the cookie to set with the page. */
    public record Ticket(String value, NewCookie cookie) {}

    public Ticket ticket(HttpHeaders headers) {
        String id = browser.cookie(headers, Browser.FORMS).orElseGet(() -> RandomSecret.generate(32));
        return new Ticket(authenticator.mark(FIELD, marked(headers, id)), browser.set(Browser.FORMS, id));
    }

    /** @throws OAuthException {@code invalid_request} when the form was not shown by us in this browser */
    public void require(HttpHeaders headers, FormParameters form) {
        Optional<String> id = browser.cookie(headers, Browser.FORMS);
        Optional<String> mark = form.get(FIELD);
        if (id.isEmpty() || mark.isEmpty() || !authenticator.isMark(mark.get(), FIELD, marked(headers, id.get()))) {
            throw OAuthException.invalidRequest("This form did not come from this browser, or cookies are switched off."
                    + " Go back to the application and start again.");
        }
    }

    private String marked(HttpHeaders headers, String id) {
        return id + '\n' + browser.cookie(headers, Browser.SESSION).orElse("");
    }
}
