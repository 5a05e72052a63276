package oauthlab.auth.browser.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import oauthlab.auth.foundation.crypto.Authenticator;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.shared.secret.RandomSecret;

/**
 * Proof that a form was shown by us, in this very browser, and not by another site that wants a click from the user
 * (cross-site request forgery, RFC 6749 section 10.12).
 *
 * <p>The browser holds a random value in a cookie; the form holds our mark on that value and on the session. Another site
 * can make the browser send the cookies, but cannot know the mark. And if it can plant a cookie of its own, say from a
 * neighbouring host name, the mark it knows is for its own session. Beside the mark, {@link RequestInitiator} checks what the
 * browser says about the page that sent the form.
 */
@ApplicationScoped
public class CsrfTokens {

    /** What a page says that shows a form once more. */
    public static final String STALE =
            "That page was an old one, so nothing was done. Here is a fresh one. If you see this"
                    + " again, your browser keeps no cookies.";

    /** The name of the hidden field. */
    public static final String FIELD = "csrf";

    private final SessionCookies cookies;
    private final Authenticator authenticator;
    private final RequestInitiator initiator;

    CsrfTokens(SessionCookies cookies, Authenticator authenticator, RequestInitiator initiator) {
        this.cookies = cookies;
        this.authenticator = authenticator;
        this.initiator = initiator;
    }

    /** What a page needs to show a form: the hidden field's value, and the cookie to set with the page. */
    public record Ticket(String value, NewCookie cookie) {}

    public Ticket ticket(HttpHeaders headers) {
        return ticket(headers, "");
    }

    /** @param shown what the page says that the user decides about; the decision holds for nothing else */
    public Ticket ticket(HttpHeaders headers, String shown) {
        String id = cookies.formsId(headers).orElseGet(() -> RandomSecret.generate(32));
        return new Ticket(authenticator.mark(FIELD, marked(headers, id, shown)), cookies.forms(id));
    }

    /** As {@link #isGood(HttpHeaders, FormParameters, String)}, for a form that decides nothing. */
    public boolean isGood(HttpHeaders headers, FormParameters form) {
        return isGood(headers, form, "");
    }

    /**
     * Was this form shown by us, in this browser, in this session? One that was not does nothing. The user gets a fresh one: there may
     * be two tabs, the page may be an old one, the session may be over.
     *
     * @param shown as it would be shown now; a client can change its name while its user reads the page
     * @throws OAuthException {@code invalid_request} when another site sent it, or it has no mark at all
     */
    public boolean isGood(HttpHeaders headers, FormParameters form, String shown) {
        requireOurs(headers);
        String mark = form.get(FIELD)
                .orElseThrow(() -> OAuthException.invalidRequest(
                        "This form did not come from this browser. Go back to the application and start again."));
        return cookies.formsId(headers)
                .filter(id -> authenticator.isMark(mark, FIELD, marked(headers, id, shown)))
                .isPresent();
    }

    /** @throws OAuthException {@code invalid_request} when the browser says that another site sent this form */
    public void requireOurs(HttpHeaders headers) {
        if (!initiator.isOurForm(headers))
            throw OAuthException.invalidRequest("Another site sent this form. Open the page here and send it again.");
    }

    private String marked(HttpHeaders headers, String id, String shown) {
        return String.join("\n", id, cookies.sessionSecret(headers).orElse(""), shown);
    }
}
