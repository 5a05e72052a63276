package oauthlab.auth.browser.consent;

import jakarta.ws.rs.core.Response;
import oauthlab.auth.browser.sessions.UserSession;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.shared.protocol.OAuthErrorCode;

/**
 * Whoever needs a user's approval. The consent page asks and reports back; it does not know what happens then.
 *
 * <p>{@code request} is the seeker's own text for what is to be approved. It went through the browser, so the seeker
 * checks it anew each time.
 */
public interface ConsentSeeker {

    ConsentQuestion question(String request);

    /** The user of this session said yes. The yes is remembered only if this user has signed in as the request demands. */
    Response approved(String request, UserSession session);

    /** What the request demands of the sign-in, for a provider that signs the user in: {@code prompt} and {@code max_age}. */
    FormParameters demands(String request);

    /** The user said no, or it came to nothing. */
    Response refused(String request, OAuthErrorCode code, String description);
}
