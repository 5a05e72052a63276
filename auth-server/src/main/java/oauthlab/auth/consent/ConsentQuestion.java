package oauthlab.auth.consent;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import oauthlab.shared.protocol.Scopes;

/**
 * What the user is asked.
 *
 * @param place where the browser goes afterwards: a client can call itself anything, but not be anywhere. On the web the
 *     origin, else the whole redirect URI
 * @param resources which APIs the token will be for
 */
public record ConsentQuestion(String clientName, String clientId, String place, Scopes scopes, List<String> resources) {

    /** What the user reads: the host, or the whole redirect URI of an app. */
    public String shownPlace() {
        URI uri = URI.create(place);
        return isWeb(uri) ? uri.getHost() : place;
    }

    private static final Set<String> WEB = Set.of("http", "https");

    /** Where this redirect URI leads, as far as a user decides about it. */
    public static String placeOf(String redirectUri) {
        URI uri = URI.create(redirectUri);
        if (!isWeb(uri)) return redirectUri;
        // http is for programs on the user's own machine, which take another port each time (RFC 8252 section 7.3).
        String where = uri.getScheme().equalsIgnoreCase("http") ? uri.getHost() : uri.getRawAuthority();
        return (uri.getScheme() + "://" + where).toLowerCase(Locale.ROOT);
    }

    private static boolean isWeb(URI uri) {
        return uri.getScheme() != null
                && WEB.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                && uri.getHost() != null;
    }
}
