package oauthlab.auth.browser.sessions;

import java.util.Optional;

/** Who is signed in where. The browser holds a random secret; we keep its digest only. */
public interface UserSessions {

    /**
     * Starts a session and returns its secret, always a new one: a secret planted before the sign-in is worth nothing.
     *
     * @param signIn how the user has just signed in
     * @param before the session it takes the place of; what the same user approved in that one goes on
     */
    String start(SignIn signIn, Optional<String> before);

    /** The session with this secret, unless it has expired. */
    Optional<UserSession> find(String secret);

    /**
     * Uses up that the user signed in for this request.
     *
     * @return true for the first caller, false for every other one
     */
    boolean takeOnce(String sessionId, String requestName);

    void end(String secret);
}
