package oauthlab.auth.consent;

import jakarta.ws.rs.core.Response;
import oauthlab.auth.login.UserSession;

/**
 * Whoever needs a user's approval. The consent page asks and reports back; it does not know what happens then.
 *
 * <p>{@code request} is the seeker's own text for what is to be approved. It went through the browser, so the seeker
 * checks it anew each time.
 */
public interface ConsentSeeker {

    ConsentQuestion question(String request);

    Response approved(String request, UserSession session);

    Response denied(String request, UserSession session);
}
