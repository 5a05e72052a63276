package oauthlab.auth.clientmetadata;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import oauthlab.shared.text.Invisible;

/**
 * Which redirect URIs a client may have. RFC 9700 section 4.1, RFC 8252 section 7.
 *
 * <p>https on the web; http only to the user's own machine; a scheme of its own for an app on a device, with a dot in it
 * as in a reversed domain name. Everything else ends in a browser that runs it ({@code javascript:}) or in somebody
 * else's hands. The administrator knows his apps, and may name one by a scheme without a dot ({@code myapp:}): such apps
 * were there before RFC 8252 section 8.4.
 */
final class RedirectUriRules {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
    /** Schemes without a dot that are somebody's already: what a browser opens by itself never reaches an app. */
    private static final Set<String> TAKEN = Set.of(
            "about",
            "blob",
            "chrome",
            "content",
            "data",
            "file",
            "filesystem",
            "ftp",
            "intent",
            "jar",
            "javascript",
            "mailto",
            "sms",
            "tel",
            "urn",
            "vbscript",
            "view-source",
            "ws",
            "wss");

    private static final int MOST = 10;
    private static final int LONGEST = 1000;

    private RedirectUriRules() {}

    /** @param anyScheme may an app's scheme be without a dot? */
    static void check(List<String> uris, boolean anyScheme) {
        if (uris.size() > MOST) throw BadClientMetadata.of("At most " + MOST + " redirect URIs can be registered.");
        uris.forEach(uri -> check(uri, anyScheme));
    }

    private static void check(String uri, boolean anyScheme) {
        if (uri == null || uri.length() > LONGEST)
            throw BadClientMetadata.redirectUri("...", "it is longer than " + LONGEST + " characters");
        if (!isAscii(uri))
            throw BadClientMetadata.redirectUri(
                    Invisible.replaced(uri), "it has characters that are not ASCII; encode them");
        URI parsed = parse(uri);
        if (parsed.getScheme() == null) throw BadClientMetadata.redirectUri(uri, "it has no scheme");
        if (parsed.getRawFragment() != null) throw BadClientMetadata.redirectUri(uri, "it has a fragment");
        if (parsed.getRawUserInfo() != null) throw BadClientMetadata.redirectUri(uri, "it has a user name in it");
        if (uri.contains("*")) throw BadClientMetadata.redirectUri(uri, "there are no wildcards");
        switch (parsed.getScheme()) {
            case "https" -> requireHost(uri, parsed);
            case "http" -> requireLoopback(uri, parsed);
            default -> requirePrivateScheme(uri, parsed.getScheme(), anyScheme);
        }
    }

    /** RFC 3986 section 2. In another alphabet, a host can look like somebody else's. */
    static boolean isAscii(String uri) {
        return uri.chars().allMatch(character -> character > ' ' && character < 0x7f);
    }

    private static URI parse(String uri) {
        try {
            return new URI(uri);
        } catch (URISyntaxException malformed) {
            throw BadClientMetadata.redirectUri(uri, "it is malformed");
        }
    }

    private static void requireHost(String uri, URI parsed) {
        if (parsed.getHost() == null) throw BadClientMetadata.redirectUri(uri, "it has no host");
    }

    private static void requireLoopback(String uri, URI parsed) {
        if (parsed.getHost() == null || !LOOPBACK.contains(parsed.getHost()))
            throw BadClientMetadata.redirectUri(uri, "http is for 127.0.0.1, [::1] and localhost only; use https");
    }

    private static void requirePrivateScheme(String uri, String scheme, boolean anyScheme) {
        if (TAKEN.contains(scheme.toLowerCase(Locale.ROOT)))
            throw BadClientMetadata.redirectUri(uri, "the scheme " + scheme + " is not an app's own");
        if (!anyScheme && !scheme.contains("."))
            throw BadClientMetadata.redirectUri(uri, "a scheme of your own must have a dot, as in com.example.app");
    }
}
