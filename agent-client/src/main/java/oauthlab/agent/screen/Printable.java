package oauthlab.agent.screen;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text of others without what steers a terminal or hides what it says. These are the controls of ASCII and of Latin-1 (U+009B
 * begins a sequence as ESC [ does), invisible characters and those that turn the direction of a line (U+202E), the line ends of
 * Unicode, and halves of characters. {@code \p{Cntrl}} of Java knows those of ASCII only.
 */
final class Printable {

    private static final Pattern SPACE = Pattern.compile("\r\n|[\t\n\u000B\f\r\u0085\u2028\u2029]");
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");
    private static final Pattern UNSAFE_IN_JSON = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\n]]");
    /** More than anybody reads in one line. */
    private static final int MOST_CHARACTERS = 10_000;

    private Printable() {}

    /** As one line: line ends become spaces, and all else is shown as {@code \u202e}. */
    static String line(String text) {
        return escaped(UNSAFE, SPACE.matcher(text).replaceAll(" "));
    }

    /** As one line of a message, which need not be whole. */
    static String message(String text) {
        if (text.length() <= MOST_CHARACTERS) return line(text);
        return line(text.substring(0, MOST_CHARACTERS)) + "... (" + (text.length() - MOST_CHARACTERS)
                + " more characters)";
    }

    /** A piece of a text of several lines. */
    static String lines(String text) {
        return text.lines().map(Printable::line).collect(Collectors.joining("\n")) + (text.endsWith("\n") ? "\n" : "");
    }

    /** A JSON document with the same meaning: in it these characters are in strings only, except for the ends of its lines. */
    static String json(String document) {
        return escaped(UNSAFE_IN_JSON, document);
    }

    private static String escaped(Pattern unsafe, String text) {
        return unsafe.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group().chars().mapToObj(Printable::escape).collect(Collectors.joining())));
    }

    private static String escape(int unit) {
        String hex = Integer.toHexString(unit);
        return "\\u" + "0".repeat(4 - hex.length()) + hex;
    }
}
