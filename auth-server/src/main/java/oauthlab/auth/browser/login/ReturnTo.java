package oauthlab.auth.browser.login;

import static oauthlab.shared.protocol.ParameterNames.CLIENT_ID;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.shared.secret.Digests;

/**
 * Where the browser goes after the sign-in: back to one of our own pages, nowhere else.
 *
 * <p>Without this check {@code /login?return_to=https://evil.example} would send a user who has just typed the password
 * to a page that asks for it again (open redirect, RFC 9700 section 4.11).
 */
public record ReturnTo(String path) {

    public static final String DEFAULT = "/login";

    /** A note of ours among the parameters of an authorization request. It only makes us ask more, so it needs no proof. */
    public static final String FROM_ANOTHER_SITE = "from_another_site";

    private static final String AUTHORIZE = "/oauth/authorize";

    /** The pages that send a user here to sign in; an authorization request is not one without its parameters. */
    private static final Set<String> PAGES = Set.of(DEFAULT, "/consents", "/links", "/device");

    /** @throws OAuthException {@code invalid_request} when it is none of our pages */
    public ReturnTo {
        if (!isOurs(path)) {
            throw OAuthException.invalidRequest("return_to must be a page of this server that needs a signed-in user,"
                    + " such as '/oauth/authorize?...' or '/consents'.");
        }
    }

    /** The parameters of the authorization request that waits there, as a query; empty when none does. */
    public Optional<String> authorizationRequest() {
        return path.startsWith(AUTHORIZE + "?")
                ? Optional.of(path.substring(AUTHORIZE.length() + 1))
                : Optional.empty();
    }

    /**
     * Names the authorization request that waits there. A session keeps the name of the request that its user signed in for;
     * so one sign-in cannot pass for another.
     */
    public Optional<String> requestName() {
        return authorizationRequest().map(FormParameters::parse).map(ReturnTo::requestName);
    }

    /** The name of this authorization request, whichever site sent it. */
    public static String requestName(FormParameters request) {
        return Digests.sha256(request.with(FROM_ANOTHER_SITE, "").toQuery());
    }

    /** @param request the parameters of an authorization request, as a query */
    public static ReturnTo authorize(String request) {
        return new ReturnTo(AUTHORIZE + "?" + request);
    }

    /** Notes on the authorization request that waits there, if one does, that another site sent the browser. */
    ReturnTo fromAnotherSite() {
        return authorizationRequest()
                .map(request -> FormParameters.parse(request).with(FROM_ANOTHER_SITE, "1"))
                .map(noted -> authorize(noted.toQuery()))
                .orElse(this);
    }

    /** The client whose authorization request waits there, as it says itself. */
    Optional<String> clientId() {
        return authorizationRequest().map(FormParameters::parse).flatMap(request -> request.get(CLIENT_ID));
    }

    private static boolean isOurs(String path) {
        try {
            URI uri = new URI(path);
            if (uri.isAbsolute() || uri.getRawAuthority() != null) return false;
            return PAGES.contains(uri.getRawPath()) || AUTHORIZE.equals(uri.getRawPath()) && uri.getRawQuery() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
