package oauthlab.auth.browser.login;

import java.util.List;
import java.util.Optional;
import oauthlab.auth.browser.sessions.UserSession;

/** Another way to sign in than by password. The sign-in page finds it and shows what it offers. */
public interface LoginMethod {

    /** What the page offers, one link each, to a browser that goes to {@code returnTo} afterwards. */
    List<Offer> offers(String returnTo);

    /** The one way that the users of this client have to come, if there is one. */
    Optional<Offer> only(String clientId, String returnTo);

    /** Has the user of this session come in a way that will do for this client? */
    boolean suffices(String clientId, UserSession session);

    /**
     * @param name what the user reads after "Sign in with"
     * @param address a page of ours
     */
    record Offer(String name, String address) {}
}
