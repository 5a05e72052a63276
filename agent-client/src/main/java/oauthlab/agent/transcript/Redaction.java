package oauthlab.agent.transcript;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oauthlab.shared.secret.Redacted;

/** Takes the secrets out of headers and bodies. */
final class Redaction {

    private static final String SECRETS =
            "access_token|refresh_token|id_token|client_secret|client_assertion|assertion|subject_token|actor_token|code"
                    + "|token|code_verifier|device_code|registration_access_token";
    private static final Pattern JSON_MEMBER = Pattern.compile("(\"(?:" + SECRETS + ")\"\\s*:\\s*\")([^\"]*)");
    private static final Pattern FORM_PARAMETER = Pattern.compile("((?:^|&)(?:" + SECRETS + ")=)([^&]*)");
    /** A JWT wherever it stands: three parts of base64url, of which the first begins with the letters of {"... */
    private static final Pattern JWT = Pattern.compile("()(eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*)");

    private static final Pattern CREDENTIALS = Pattern.compile("(?i)(Bearer |DPoP )(.+)");

    private Redaction() {}

    static Map<String, String> headers(Map<String, String> headers) {
        var safe = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> safe.put(name, header(name, value)));
        return safe;
    }

    /** The value of a header. {@code Basic} is only encoding: what it hides is a secret in plain sight. */
    private static String header(String name, String value) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "authorization" -> value.startsWith("Basic ") ? "Basic (hidden)" : hide(CREDENTIALS, value);
            case "cookie", "set-cookie", "mcp-session-id", "x-api-key" -> Redacted.of(value);
            default -> hide(JWT, value);
        };
    }

    static String body(String body) {
        return hide(JWT, hide(FORM_PARAMETER, hide(JSON_MEMBER, body == null ? "" : body)));
    }

    /** Leaves the first group of every match and hides the second. */
    private static String hide(Pattern pattern, String text) {
        return pattern.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + Redacted.of(found.group(2))));
    }
}
