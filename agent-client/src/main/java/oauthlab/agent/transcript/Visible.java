package oauthlab.agent.transcript;

/**
 * Text of others, without letters that nobody sees: controls, which a terminal obeys, marks that turn the direction of what
 * follows, and separators that begin another line. Each becomes {@code \}{@code u} and its number, as JSON writes it.
 */
public final class Visible {

    private Visible() {}

    public static String escaped(String text) {
        if (text.codePoints().noneMatch(Visible::isInvisible)) return text;
        var visible = new StringBuilder();
        text.codePoints().forEach(letter -> {
            if (isInvisible(letter)) escape(letter, visible);
            else visible.appendCodePoint(letter);
        });
        return visible.toString();
    }

    private static void escape(int letter, StringBuilder visible) {
        for (char half : Character.toChars(letter)) {
            String number = Integer.toHexString(half);
            visible.append("\\u").append("0".repeat(4 - number.length())).append(number);
        }
    }

    /** The general categories Cc, Cf, Cs, Zl and Zp of Unicode. */
    public static boolean isInvisible(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
