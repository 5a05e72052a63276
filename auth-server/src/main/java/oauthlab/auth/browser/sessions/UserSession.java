package oauthlab.auth.browser.sessions;

import java.time.Instant;
import java.util.Optional;
import oauthlab.auth.browser.users.User;

/**
 * A browser in which somebody has signed in.
 *
 * @param id names the session in our tables; it is no secret
 * @param authTime when the user signed in; tokens carry it as {@code auth_time}
 * @param upstreamId names the sign-in, if it was at another provider
 * @param requestName names the authorization request that the user signed in for, until that one has its code
 */
public record UserSession(
        String id, User user, Instant authTime, Optional<String> upstreamId, Optional<String> requestName) {}
