package oauthlab.auth.tokens.families;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long things last. */
@ConfigMapping(prefix = "oauthlab.lifetimes")
public interface Lifetimes {

    /** Of an access token, unless the client has its own. */
    Duration accessToken();

    /** What no client's access tokens may exceed; so long a revoked family is remembered. */
    Duration longestAccessToken();

    /** Of the sign-in at a browser, and of what is approved there without {@code offline_access}. */
    Duration session();

    /** Of an approval with {@code offline_access}, from the first token on. */
    Duration family();

    /** A family that is not refreshed for so long is over. */
    Duration idleFamily();

    /**
     * So long after its use, a refresh token is answered again, with the same successor: for a client that lost our answer, or two
     * tabs that refresh at once. Later, or when the successor was used, one that comes back ends the family. With 0 each works
     * once.
     */
    Duration refreshGrace();
}
