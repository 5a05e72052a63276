package oauthlab.auth.login;

import java.net.URI;
import oauthlab.auth.endpoint.OAuthException;

/**
 * Where the browser goes after the sign-in: back to one of our own pages, nowhere else.
 *
 * <p>Without this check {@code /login?return_to=https://evil.example} would send a user who has just typed the password
 * to a page that asks for it again (open redirect, RFC 9700 section 4.11).
 */
record ReturnTo(String path) {

    static final String DEFAULT = "/login";

    private static final String AUTHORIZE = "/oauth/authorize?";

    /** @throws OAuthException {@code invalid_request} when it is not our authorization endpoint */
    ReturnTo {
        if (!path.equals(DEFAULT) && !isAuthorizationRequest(path)) {
            throw OAuthException.invalidRequest(
                    "return_to must be an authorization request on this server, '" + AUTHORIZE + "...'.");
        }
    }

    private static boolean isAuthorizationRequest(String path) {
        if (!path.startsWith(AUTHORIZE)) return false;
        try {
            return URI.create(path).getRawPath().equals("/oauth/authorize");
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
