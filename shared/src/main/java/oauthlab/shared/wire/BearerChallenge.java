package oauthlab.shared.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import oauthlab.shared.protocol.ErrorResponse;
import oauthlab.shared.protocol.OAuthErrorCode;
import oauthlab.shared.protocol.Scopes;

/**
 * The {@code WWW-Authenticate} header with which a resource server says no. RFC 6750 section 3 and RFC 9728 section
 * 5.1.
 *
 * <pre>Bearer resource_metadata="http://...", error="insufficient_scope", scope="tasks:write"</pre>
 *
 * <p>A request without any token gets no {@code error}: nothing was wrong with it, it only lacked a token.
 *
 * @param parameters the auth-params in the order they are written, values without quotes
 */
public record BearerChallenge(Map<String, String> parameters) {

    /** Whoever gets this lacks a token: where the metadata is and which scopes to ask for. */
    public static BearerChallenge noToken(String resourceMetadata, Scopes scopes) {
        return new BearerChallenge(Map.of())
                .with("resource_metadata", resourceMetadata)
                .with("scope", scopes);
    }

    /** Adds an error and its description to this challenge. */
    public BearerChallenge withError(OAuthErrorCode code, String description) {
        return with("error", code.wire()).with("error_description", ErrorResponse.sanitize(description));
    }

    /** Reads a header value; empty when it holds no Bearer challenge. */
    public static Optional<BearerChallenge> parse(String header) {
        return parse(header, "Bearer");
    }

    /**
     * Reads the first challenge of a scheme whose parameters are those of Bearer, such as DPoP (RFC 9449 section 7.1).
     *
     * @param header null when there is none
     */
    public static Optional<BearerChallenge> parse(String header, String scheme) {
        if (header == null) return Optional.empty();
        return Challenges.in(header).stream()
                .filter(challenge -> challenge.scheme().equalsIgnoreCase(scheme))
                .findFirst()
                .map(challenge -> new BearerChallenge(challenge.parameters()));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The header's value. */
    @Override
    public String toString() {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=\""
                        + entry.getValue().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", ", "Bearer ", ""));
    }

    private BearerChallenge with(String name, Scopes scopes) {
        return scopes.isEmpty() ? this : with(name, scopes.toString());
    }

    private BearerChallenge with(String name, String value) {
        var more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new BearerChallenge(more);
    }

    /**
     * Reads all challenges of a {@code WWW-Authenticate} header. RFC 9110 section 11.6.1: {@code Basic realm="x", Bearer
     * scope="a"} holds two of them.
     *
     * <p>The header comes from a stranger. It is read once, from left to right, without a regular expression: the JDK's engine
     * recurses for each character of a quoted string, so a long one would end in a StackOverflowError.
     */
    private static final class Challenges {

        private static final String SEPARATORS = " \t,";

        private final String header;
        private final List<Challenge> found = new ArrayList<>();
        private int at;

        record Challenge(String scheme, Map<String, String> parameters) {}

        private Challenges(String header) {
            this.header = header;
        }

        static List<Challenge> in(String header) {
            var reader = new Challenges(header);
            while (reader.hasMore()) reader.readNext();
            return reader.found;
        }

        private boolean hasMore() {
            skip(SEPARATORS);
            return at < header.length();
        }

        /** A word with {@code =} and a value is a parameter; any other word begins a challenge. */
        private void readNext() {
            String word = word();
            int behindWord = at;
            skip(" \t");
            if (!isNext('=')) {
                at = behindWord;
                if (word.isEmpty()) at++;
                else found.add(new Challenge(word, new LinkedHashMap<>()));
                return;
            }
            at++;
            skip(" \t");
            String value = isNext('"') ? quoted() : unquoted();
            boolean isParameter = !word.isEmpty() && value != null && !value.isEmpty() && !found.isEmpty();
            if (isParameter) found.get(found.size() - 1).parameters().put(word.toLowerCase(Locale.ROOT), value);
        }

        private String word() {
            int from = at;
            while (at < header.length() && isWord(header.charAt(at))) at++;
            return header.substring(from, at);
        }

        private static boolean isWord(char letter) {
            return letter > ' ' && letter < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(letter) < 0;
        }

        /** More than a token may hold, because some servers write URLs without quotes. */
        private String unquoted() {
            int from = at;
            while (at < header.length() && " \t,\"".indexOf(header.charAt(at)) < 0) at++;
            return header.substring(from, at);
        }

        /** Null when the closing quote is missing. */
        private String quoted() {
            var value = new StringBuilder();
            for (at++; at < header.length(); at++) {
                char letter = header.charAt(at);
                if (letter == '"') {
                    at++;
                    return value.toString();
                }
                boolean isEscape = letter == '\\' && at + 1 < header.length();
                if (isEscape) at++;
                value.append(header.charAt(at));
            }
            return null;
        }

        private void skip(String letters) {
            while (at < header.length() && letters.indexOf(header.charAt(at)) >= 0) at++;
        }

        private boolean isNext(char letter) {
            return at < header.length() && header.charAt(at) == letter;
        }
    }
}
