package oauthlab.agent.oauth.screen;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import oauthlab.shared.text.Invisible;

/**
 * Text of others without what steers a terminal or hides what it says: {@link Invisible}. U+009B, for instance, begins a sequence
 * as ESC [ does.
 */
final class Printable {

    private static final Pattern SPACE = Pattern.compile("\r\n|[\t\n\u000B\f\r\u0085\u2028\u2029]");
    /** More than anybody reads in one line. */
    private static final int MAX_CHARACTERS = 10_000;

    private Printable() {}

    /** As one line: line ends become spaces, and all else is shown as {@code \u202e}. */
    static String line(String text) {
        return Invisible.escaped(SPACE.matcher(text).replaceAll(" "));
    }

    /** As one line of a message, which need not be whole. */
    static String message(String text) {
        if (text.length() <= MAX_CHARACTERS) return line(text);
        return line(text.substring(0, MAX_CHARACTERS)) + "... (" + (text.length() - MAX_CHARACTERS)
                + " more characters)";
    }

    /** A piece of a text of several lines. */
    static String lines(String text) {
        return text.lines().map(Printable::line).collect(Collectors.joining("\n")) + (text.endsWith("\n") ? "\n" : "");
    }

    /** A JSON document with the same meaning: in it these characters are in strings only, except for the ends of its lines. */
    static String json(String document) {
        return Invisible.escaped(document, character -> character == '\n');
    }
}
