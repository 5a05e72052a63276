package oauthlab.shared.text;

import java.util.HexFormat;
import java.util.function.IntPredicate;

/**
 * Characters that nobody sees and that change what one sees: controls, which a terminal obeys, line and paragraph separators, marks
 * that turn the direction of writing, and halves of characters. In a name they forge a page, in a log a line.
 *
 * <p>These are general categories of Unicode (Cc, Cf, Cs, Zl, Zp). {@code \p{Cntrl}} of Java knows the controls of ASCII only.
 */
public final class Invisible {

    private Invisible() {}

    public static boolean is(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    public static boolean isIn(String text) {
        return text.codePoints().anyMatch(Invisible::is);
    }

    public static String without(String text) {
        return text.codePoints()
                .filter(character -> !is(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The same text with a question mark for each of them. */
    public static String replaced(String text) {
        return replaced(text, '?');
    }

    public static String replaced(String text, char by) {
        return text.codePoints()
                .map(character -> is(character) ? by : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The same text with a number for each of them, as Java and JSON write it: {@code U+202E} in four hexadecimal digits. */
    public static String escaped(String text) {
        return escaped(text, character -> false);
    }

    /** @param kept which of them stay as they are, such as a tab */
    public static String escaped(String text, IntPredicate kept) {
        IntPredicate unwanted = character -> is(character) && !kept.test(character);
        if (text.codePoints().noneMatch(unwanted)) return text;
        var seen = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (unwanted.test(character)) escape(character, seen);
            else seen.appendCodePoint(character);
        });
        return seen.toString();
    }

    private static void escape(int character, StringBuilder seen) {
        for (char half : Character.toChars(character))
            seen.append("\\u").append(HexFormat.of().toHexDigits(half));
    }
}
