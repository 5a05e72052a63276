package oauthlab.auth.browser.consent;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import oauthlab.shared.protocol.Scopes;

/**
 * What the user is asked.
 *
 * @param redirectUri where the browser goes afterwards: a client can call itself anything, but not be anywhere
 * @param resources which APIs the token will be for
 */
public record ConsentQuestion(
        String clientName, String clientId, String redirectUri, Scopes scopes, List<String> resources) {

    private static final Set<String> WEB = Set.of("http", "https");

    /** What the user reads: the origin, with its port, or the whole redirect URI of an app. */
    public String shownPlace() {
        URI uri = URI.create(redirectUri);
        return isWeb(uri) ? origin(uri, uri.getRawAuthority()) : redirectUri;
    }

    /** Where the redirect URI leads, as far as a remembered consent holds for it. */
    String place() {
        URI uri = URI.create(redirectUri);
        if (!isWeb(uri)) return redirectUri;
        // http is for programs on the user's own machine, which take another port each time (RFC 8252 section 7.3).
        return origin(uri, uri.getScheme().equalsIgnoreCase("http") ? uri.getHost() : uri.getRawAuthority());
    }

    private static String origin(URI uri, String authority) {
        return (uri.getScheme() + "://" + authority).toLowerCase(Locale.ROOT);
    }

    private static boolean isWeb(URI uri) {
        return uri.getScheme() != null
                && WEB.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                && uri.getHost() != null;
    }
}
