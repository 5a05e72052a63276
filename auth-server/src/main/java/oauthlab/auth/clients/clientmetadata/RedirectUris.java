package oauthlab.auth.clients.clientmetadata;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import oauthlab.auth.clients.Client;

/**
 * Does a redirect URI belong to a client? Character by character (OAuth 2.1 section 2.3.1).
 *
 * <p>One exception: a public client, a program on the user's own machine, may listen on any loopback port that happens to
 * be free (RFC 8252 section 7.3).
 */
public final class RedirectUris {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    private RedirectUris() {}

    public static boolean belongsTo(Client client, String redirectUri) {
        return client.redirectUris().stream()
                .anyMatch(registered -> registered.equals(redirectUri)
                        || (client.isPublic() && isSameButForThePort(registered, redirectUri)));
    }

    private static boolean isSameButForThePort(String registered, String requested) {
        try {
            URI one = URI.create(registered);
            URI other = URI.create(requested);
            return "http".equalsIgnoreCase(one.getScheme())
                    && LOOPBACK.contains(String.valueOf(one.getHost()).toLowerCase(Locale.ROOT))
                    && withoutPort(one).equals(withoutPort(other));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** All that counts apart from the port; user info and fragment are in it, so a URI with one never equals one without. */
    private static String withoutPort(URI uri) {
        return String.join(
                "\n",
                Objects.toString(uri.getScheme()),
                Objects.toString(uri.getRawUserInfo()),
                Objects.toString(uri.getHost()),
                Objects.toString(uri.getRawPath()),
                Objects.toString(uri.getRawQuery()),
                Objects.toString(uri.getRawFragment()));
    }
}
