package oauthlab.auth.clients.clientmetadata;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import oauthlab.shared.text.Invisible;

/**
 * Which redirect URIs a client may have. RFC 9700 section 4.1, RFC 8252 section 7.
 *
 * <p>https on the web; http only to the user's own machine; a scheme of its own for an app on a device. With a dot in it, as in a
 * reversed domain name, any app may have it (RFC 8252 section 7.1); without one ({@code cursor:}) a public client or one that the
 * administrator knows, as there are many. Everything else ends in a browser that runs it ({@code javascript:}), in a program
 * that does what it says ({@code ms-word:}), or in somebody else's hands.
 */
final class RedirectUriRules {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
    /** Schemes that are somebody's already: what a browser, or a program of the system, opens by itself never reaches an app. */
    private static final Set<String> TAKEN = Set.of(
            "about",
            "acrobat",
            "afp",
            "android-app",
            "app-prefs",
            "applescript",
            "blob",
            "chrome",
            "chrome-extension",
            "cid",
            "cifs",
            "content",
            "data",
            "devtools",
            "dict",
            "edge",
            "facetime",
            "feed",
            "file",
            "filesystem",
            "ftp",
            "ftps",
            "geo",
            "git",
            "gopher",
            "hcp",
            "help",
            "intent",
            "its",
            "jar",
            "javascript",
            "jnlp",
            "ldap",
            "ldaps",
            "livescript",
            "magnet",
            "mailto",
            "market",
            "mhtml",
            "mid",
            "mk",
            "mms",
            "moz-extension",
            "news",
            "nfs",
            "rdp",
            "res",
            "resource",
            "search",
            "search-ms",
            "sftp",
            "shell",
            "shortcuts",
            "sip",
            "sips",
            "skype",
            "smb",
            "sms",
            "smsto",
            "ssh",
            "tel",
            "telnet",
            "urn",
            "vbscript",
            "view-source",
            "vnc",
            "webcal",
            "ws",
            "wss",
            "x-man-page");

    /** Of Windows and Office ({@code ms-msdt:} ran commands), of Apple's shop and settings. */
    private static final List<String> TAKEN_BEGINNINGS = List.of("ms-", "microsoft", "itms", "x-apple", "prefs");

    private static final int MAX_URIS = 50;
    private static final int MAX_LENGTH = 1000;
    private static final int MAX_TOTAL_LENGTH = 12_000;

    private RedirectUriRules() {}

    /** Is it a program on a person's device? Who takes its redirect has no use for the code without PKCE's verifier. */
    static boolean isApp(boolean isPublic, String applicationType) {
        return isPublic && !"web".equals(applicationType);
    }

    /** @param anyScheme may an app's scheme be without a dot? */
    static void check(List<String> uris, boolean anyScheme) {
        if (uris.size() > MAX_URIS)
            throw BadClientMetadata.of("At most " + MAX_URIS + " redirect URIs can be registered.");
        if (String.join("\n", uris).length() > MAX_TOTAL_LENGTH)
            throw BadClientMetadata.of(
                    "The redirect URIs have more than " + MAX_TOTAL_LENGTH + " characters together.");
        uris.forEach(uri -> check(uri, anyScheme));
    }

    static boolean isGood(String uri, boolean anyScheme) {
        try {
            check(uri, anyScheme);
            return true;
        } catch (BadClientMetadata bad) {
            return false;
        }
    }

    /** Is it an address that a person may be shown, and open? */
    static boolean isWebPage(String uri) {
        try {
            URI parsed = new URI(uri);
            String scheme = String.valueOf(parsed.getScheme()).toLowerCase(Locale.ROOT);
            return parsed.getHost() != null && (scheme.equals("https") || scheme.equals("http"));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static void check(String uri, boolean anyScheme) {
        if (uri == null || uri.length() > MAX_LENGTH)
            throw BadClientMetadata.redirectUri("...", "it is longer than " + MAX_LENGTH + " characters");
        if (!isAscii(uri))
            throw BadClientMetadata.redirectUri(
                    Invisible.replaced(uri), "it has characters that are not ASCII; encode them");
        URI parsed = parse(uri);
        if (parsed.getScheme() == null) throw BadClientMetadata.redirectUri(uri, "it has no scheme");
        if (parsed.getRawFragment() != null) throw BadClientMetadata.redirectUri(uri, "it has a fragment");
        if (parsed.getRawUserInfo() != null) throw BadClientMetadata.redirectUri(uri, "it has a user name in it");
        if (uri.contains("*")) throw BadClientMetadata.redirectUri(uri, "there are no wildcards");
        String scheme = parsed.getScheme().toLowerCase(Locale.ROOT);
        switch (scheme) {
            case "https" -> requireHost(uri, parsed);
            case "http" -> requireLoopback(uri, parsed);
            default -> requirePrivateScheme(uri, scheme, anyScheme);
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
        if (parsed.getHost() == null || !LOOPBACK.contains(parsed.getHost().toLowerCase(Locale.ROOT)))
            throw BadClientMetadata.redirectUri(uri, "http is for 127.0.0.1, [::1] and localhost only; use https");
    }

    private static void requirePrivateScheme(String uri, String scheme, boolean anyScheme) {
        if (TAKEN.contains(scheme) || TAKEN_BEGINNINGS.stream().anyMatch(scheme::startsWith))
            throw BadClientMetadata.redirectUri(uri, "the scheme " + scheme + " is not an app's own");
        if (!anyScheme && !scheme.contains("."))
            throw BadClientMetadata.redirectUri(
                    uri,
                    "a client with a secret, or a web application, needs a scheme with a dot, as in com.example.app. A program on"
                            + " a person's device registers with 'token_endpoint_auth_method':'none'");
    }
}
