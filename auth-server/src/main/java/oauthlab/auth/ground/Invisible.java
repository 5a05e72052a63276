package oauthlab.auth.ground;

import java.util.regex.Pattern;

/**
 * Characters that nobody sees and that change what one sees: control characters of both blocks, line and paragraph separators,
 * and those that turn the direction of writing. In a name they forge a page, in a log a line.
 */
public final class Invisible {

    /** Unicode categories, not {@code \p{Cntrl}}, which is ASCII only; and halves of characters. */
    private static final Pattern CHARACTER = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private Invisible() {}

    public static boolean isIn(String text) {
        return CHARACTER.matcher(text).find();
    }

    public static String without(String text) {
        return CHARACTER.matcher(text).replaceAll("");
    }

    /** The same text with a question mark for each of them. */
    public static String replaced(String text) {
        return CHARACTER.matcher(text).replaceAll("?");
    }
}
