package oauthlab.console.secrets;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces the secrets of one exchange by markers: <code>⟦T3⟧</code> for what has a label, <code>⟦hidden password⟧</code> for the rest. What was found in one
 * place is replaced in all others too, so an error text that repeats a code does not give it away.
 */
public final class Redactor {

    private static final int MAX_SECRETS = 200;
    private static final int MIN_LENGTH_ANYWHERE = 6;
    private static final int MIN_LENGTH_IN_SENTENCE = 20;
    private static final Pattern JWT =
            Pattern.compile("\\beyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]*){0,2}");
    private static final Pattern PAIR =
            Pattern.compile("([A-Za-z0-9_.-]{1,60})(=|%3[Dd]|\"\\s*:\\s*\"|:\\s+)([^&\\s\"'<>;,]+)");
    private static final Pattern IN_SENTENCE = Pattern.compile("(?i).*(secret|password|passwd|pwd|passphrase|pin|otp)");
    private static final Pattern USER_INFO = Pattern.compile("(https?://)[^/@\\s?#]+@");
    private static final Pattern HIDDEN_INPUT = Pattern.compile("(<input\\b[^>]{0,300}?\\bvalue=\")([^\"]*)\"");

    private final Labels labels;
    private final Map<String, Secret> found = new LinkedHashMap<>();
    private boolean isRequest = true;
    private List<Secret> longestFirst;

    public Redactor(Labels labels) {
        this.labels = labels;
    }

    /** What is read from now on came with the response. */
    public void turnToResponse() {
        isRequest = false;
    }

    public void turnToRequest() {
        isRequest = true;
    }

    /** The secrets found so far. */
    public List<Secret> found() {
        return List.copyOf(found.values());
    }

    /** Shows a value that has a name: a parameter, or a JSON field that holds a text. */
    public String value(String name, String value) {
        if (value.isEmpty()) return value;
        Optional<Use> use = SecretNames.use(name);
        return use.isPresent() ? secret(use.get(), name, value) : nested(value);
    }

    /** A value that is a secret by its place. */
    public String secret(Use use, String what, String value) {
        if (use == Use.HIDDEN) {
            remember(value, new Secret(use, "hidden " + what.replace('_', ' '), value, isRequest));
            return marker("hidden " + what.replace('_', ' '));
        }
        String label = labels.label(use, value);
        remember(value, new Secret(use, label, value, isRequest));
        return marker(label);
    }

    private void remember(String value, Secret secret) {
        if (found.putIfAbsent(value, secret) == null) longestFirst = null;
    }

    /** Are there so many that looking for each of them everywhere takes too long? Then bodies are better not shown. */
    public boolean isOverfull() {
        return found.size() > MAX_SECRETS;
    }

    /** The value of a header. */
    public String header(String name, String value) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "authorization", "proxy-authorization" -> credentials(value);
            case "cookie" -> value.replaceAll("=[^;]*", "=" + marker("hidden cookie"));
            case "set-cookie" -> value.replaceFirst("=[^;]*", "=" + marker("hidden cookie"));
            case "location", "referer", "content-location", "link" -> target(value);
            default -> value(name, value);
        };
    }

    /** RFC 9110 section 11.4: a scheme, and what belongs to it. */
    private String credentials(String value) {
        int space = value.indexOf(' ');
        if (space < 0) return secret(Use.HIDDEN, "credentials", value);
        String scheme = value.substring(0, space);
        String rest = value.substring(space + 1).strip();
        return scheme + " "
                + switch (scheme.toLowerCase(Locale.ROOT)) {
                    case "basic" -> basic(rest);
                    case "bearer", "dpop" -> secret(Use.ACCESS_TOKEN, "token", rest);
                    case "apikey", "api-key", "key" -> secret(Use.API_KEY, "key", rest);
                    default -> secret(Use.HIDDEN, "credentials", rest);
                };
    }

    /** RFC 7617: the id is not a secret. */
    private String basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            remember(encoded, new Secret(Use.HIDDEN, "hidden credentials", encoded, isRequest));
            if (colon < 0) return secret(Use.HIDDEN, "credentials", pair);
            return plain(pair.substring(0, colon)) + ":"
                    + secret(Use.HIDDEN, "client secret", pair.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return secret(Use.HIDDEN, "credentials", encoded);
        }
    }

    /** A URL, or the part of it that a request line has: query and fragment may hold secrets. */
    public String target(String url) {
        return location(plain(url));
    }

    private String location(String url) {
        String safe = USER_INFO.matcher(url).replaceAll("$1" + marker("hidden credentials") + "@");
        int query = safe.indexOf('?');
        int fragment = safe.indexOf('#');
        int start = query < 0 ? fragment : fragment < 0 ? query : Math.min(query, fragment);
        if (start < 0) return safe(safe);
        return safe(safe.substring(0, start + 1)) + pairs(safe.substring(start + 1));
    }

    private String pairs(String text) {
        var shown = new ArrayList<String>();
        for (String pair : text.split("[&#]", -1)) {
            int equals = pair.indexOf('=');
            shown.add(equals < 0 ? safe(pair) : pair.substring(0, equals + 1) + pairValue(pair, equals));
        }
        return String.join("&", shown);
    }

    private String pairValue(String pair, int equals) {
        String raw = pair.substring(equals + 1);
        String decoded = decoded(raw);
        String shown = value(decoded(pair.substring(0, equals)), decoded);
        return shown.equals(decoded) ? raw : shown;
    }

    /** What is encoded inside a value: a URL, or form parameters, encoded again. */
    private String nested(String value) {
        boolean hasPairs = value.indexOf('=') > 0 || value.contains("%3D") || value.contains("%3d");
        if (!hasPairs) return safe(plain(value));
        String inner =
                value.contains("://") || value.contains("?") || value.startsWith("/") ? target(value) : plain(value);
        String decoded = decoded(inner);
        String shown = decoded.equals(inner) ? inner : location(decoded);
        return safe(shown.equals(decoded) ? inner : shown);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return value;
        }
    }

    /** Text without a structure, such as a page or an error description. */
    public String text(String text) {
        return safe(plain(text));
    }

    private String safe(String text) {
        String safe = JWT.matcher(text).replaceAll(jwt -> marker(labels.label(Use.ACCESS_TOKEN, jwt.group())));
        safe = PAIR.matcher(safe)
                .replaceAll(pair -> Matcher.quoteReplacement(pair(pair.group(), pair.group(1), pair.group(3))));
        return withoutFound(safe);
    }

    /** A page: the values of its form fields are secrets of one session, such as the one against forged requests. */
    public String html(String page) {
        return safe(HIDDEN_INPUT.matcher(plain(page)).replaceAll("$1" + "⟦hidden form value⟧" + "\""));
    }

    private String pair(String whole, String name, String value) {
        if (value.startsWith("⟦")) return whole;
        // In a sentence, "code: " is no parameter; "password: " may be one.
        boolean isSentence = whole.startsWith(":", name.length());
        return SecretNames.use(name)
                .filter(use ->
                        !isSentence || IN_SENTENCE.matcher(name).matches() || value.length() >= MIN_LENGTH_IN_SENTENCE)
                .map(use -> whole.substring(0, whole.length() - value.length()) + secret(use, name, decoded(value)))
                .orElse(whole);
    }

    private String withoutFound(String text) {
        if (isOverfull()) return text.isEmpty() ? text : marker("hidden text among too many secrets");
        String safe = text;
        for (Secret secret : longestFirst()) {
            safe = safe.replace(secret.value(), marker(secret.label()));
            String encoded = URLEncoder.encode(secret.value(), StandardCharsets.UTF_8);
            if (!encoded.equals(secret.value())) safe = safe.replace(encoded, marker(secret.label()));
        }
        return safe;
    }

    private List<Secret> longestFirst() {
        if (longestFirst == null)
            longestFirst = found.values().stream()
                    .filter(secret -> secret.value().length() >= MIN_LENGTH_ANYWHERE)
                    .sorted(Comparator.comparing(
                                    (Secret secret) -> secret.value().length())
                            .reversed())
                    .toList();
        return longestFirst;
    }

    /** Nobody else can write a marker. */
    private static String plain(String text) {
        return text.replace('⟦', '[').replace('⟧', ']');
    }

    private static String marker(String label) {
        return "⟦" + label + "⟧";
    }
}
