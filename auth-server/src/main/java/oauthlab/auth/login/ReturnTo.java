package oauthlab.auth.login;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import oauthlab.auth.endpoint.OAuthException;

/**
 * Where the browser goes after the sign-in: back to one of our own pages, nowhere else.
 *
 * <p>Without this check {@code /login?return_to=https://evil.example} would send a user who has just typed the password
 * to a page that asks for it again (open redirect, RFC 9700 section 4.11).
 */
record ReturnTo(String path) {

    static final String DEFAULT = "/login";

    /** The pages that send a user here to sign in; an authorization request is not one without its parameters. */
    private static final Set<String> PAGES = Set.of(DEFAULT, "/consents", "/device");

    /** @throws OAuthException {@code invalid_request} when it is none of our pages */
    ReturnTo {
        if (!isOurs(path)) {
            throw OAuthException.invalidRequest("return_to must be a page of this server that needs a signed-in user,"
                    + " such as '/oauth/authorize?...' or '/consents'.");
        }
    }

    private static boolean isOurs(String path) {
        try {
            URI uri = new URI(path);
            if (uri.isAbsolute() || uri.getRawAuthority() != null) return false;
            return PAGES.contains(uri.getRawPath())
                    || uri.getRawPath().equals("/oauth/authorize") && uri.getRawQuery() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
