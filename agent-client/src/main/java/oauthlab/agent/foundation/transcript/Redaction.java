package oauthlab.agent.foundation.transcript;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oauthlab.shared.secret.Redacted;

/** Takes the secrets out of headers and bodies. */
final class Redaction {

    private static final String HIDDEN = "(hidden)";
    private static final int MAX_CHARACTERS = 64 * 1024;
    private static final String SECRETS =
            "access_token|refresh_token|id_token|client_secret|client_assertion|assertion|subject_token|actor_token|code"
                    + "|token|code_verifier|device_code|registration_access_token";
    private static final Pattern JSON_MEMBER = Pattern.compile("(\"(?:" + SECRETS + ")\"\\s*:\\s*\")([^\"]*)");
    private static final Pattern FORM_PARAMETER = Pattern.compile("((?:^|&)(?:" + SECRETS + ")=)([^&]*)");
    /**
     * A JWT wherever it stands: three parts of base64url, of which the first begins with the letters of {"... The possessive
     * quantifiers matter: without them a long text of a stranger is read once for each of its letters.
     */
    private static final Pattern JWT = Pattern.compile(
            "((?<![A-Za-z0-9_-])(?:(?!eyJ)[A-Za-z0-9_-])*+)(eyJ[A-Za-z0-9_-]*+\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]*+)");

    private static final Pattern CREDENTIALS = Pattern.compile("(?i)(Bearer |DPoP )(.+)");
    /** Those of the agent itself. Any other comes from a configuration file, and is often a key. */
    private static final Set<String> OWN = Set.of(
            "accept",
            "authorization",
            "content-type",
            "dpop",
            "last-event-id",
            "mcp-method",
            "mcp-name",
            "mcp-protocol-version",
            "mcp-session-id");

    private static final Pattern LOOKS_SECRET = Pattern.compile("(?i)key|secret|passw|credential|-token$|^token$");

    private Redaction() {}

    /** Of headers that the agent sends to somebody's server. */
    static String sent(String name, String value) {
        String known = name.toLowerCase(Locale.ROOT);
        return OWN.contains(known) || known.startsWith("mcp-param-") ? value : HIDDEN;
    }

    static Map<String, String> headers(Map<String, String> headers) {
        var safe = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> safe.put(name, header(name, value)));
        return safe;
    }

    /** The value of a header. */
    private static String header(String name, String value) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "authorization", "proxy-authorization" -> credentials(value);
            case "cookie", "set-cookie", "mcp-session-id", "x-api-key" -> Redacted.of(value);
            default -> LOOKS_SECRET.matcher(name).find() ? Redacted.of(value) : hide(JWT, value);
        };
    }

    /** A token may be long enough to show how it begins. Of what else there is, {@code Basic} is only encoding. */
    private static String credentials(String value) {
        if (CREDENTIALS.matcher(value).matches()) return hide(CREDENTIALS, value);
        int scheme = value.indexOf(' ') + 1;
        return value.substring(0, scheme) + HIDDEN;
    }

    static String body(String body) {
        return hide(JWT, hide(FORM_PARAMETER, hide(JSON_MEMBER, shortened(body == null ? "" : body))));
    }

    /** Cut between two words: half a secret is not recognized as one. */
    private static String shortened(String body) {
        if (body.length() <= MAX_CHARACTERS) return body;
        int end = MAX_CHARACTERS;
        while (end > 0 && " \t\r\n\"&".indexOf(body.charAt(end - 1)) < 0) end--;
        return body.substring(0, end) + "... (" + body.length() + " characters)";
    }

    /** Leaves the first group of every match and hides the second. */
    private static String hide(Pattern pattern, String text) {
        return pattern.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + Redacted.of(found.group(2))));
    }
}
