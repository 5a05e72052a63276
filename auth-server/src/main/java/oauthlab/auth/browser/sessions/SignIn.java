package oauthlab.auth.browser.sessions;

import java.time.Instant;
import java.util.Optional;
import oauthlab.auth.browser.users.User;

/**
 * Somebody has proven who they are.
 *
 * @param authTime when that was, if not just now: a provider may have known its user for a while
 * @param upstreamId names the sign-in, if it was at another provider
 * @param requestName names the authorization request that they signed in for, if one waits
 */
public record SignIn(User user, Optional<Instant> authTime, Optional<String> upstreamId, Optional<String> requestName) {

    /** With the password, just now. */
    public static SignIn here(User user, Optional<String> requestName) {
        return new SignIn(user, Optional.empty(), Optional.empty(), requestName);
    }
}
