package oauthlab.shared.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads all challenges of a {@code WWW-Authenticate} header. RFC 9110 section 11.6.1: {@code Basic realm="x", Bearer
 * scope="a"} holds two of them.
 *
 * <p>The header comes from a stranger. It is read once, from left to right, without a regular expression: the JDK's engine
 * recurses for each character of a quoted string, so a long one would end in a StackOverflowError.
 */
final class AuthChallenges {

    private static final String SEPARATORS = " \t,";

    private final String header;
    private final List<AuthChallenge> found = new ArrayList<>();
    private int at;

    /** @param parameters in the order they are written, values without quotes */
    record AuthChallenge(String scheme, Map<String, String> parameters) {}

    private AuthChallenges(String header) {
        this.header = header;
    }

    static List<AuthChallenge> in(String header) {
        var reader = new AuthChallenges(header);
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
            else found.add(new AuthChallenge(word, new LinkedHashMap<>()));
            return;
        }
        at++;
        skip(" \t");
        String value = isNext('"') ? quoted() : unquoted();
        boolean isParameter = !word.isEmpty() && value != null && !value.isEmpty() && !found.isEmpty();
        if (isParameter) found.get(found.size() - 1).parameters().put(word, value);
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
