package oauthlab.agent.oauth.screen;

import picocli.CommandLine.Model.UsageMessageSpec;

/** Breaks long lines between words, as wide as the terminal is, and begins each part where the first one began. */
final class Wrapping {

    /** In what is no terminal, a line stays whole: a program reads it, or somebody searches in it. */
    static final int NONE = Integer.MAX_VALUE;

    private final boolean isTerminal;
    private int columns;

    Wrapping(boolean isTerminal) {
        this.isTerminal = isTerminal;
    }

    /** @param indent blanks before each line */
    String wrapped(String text, int indent) {
        return wrapped(text, indent, columns());
    }

    static String wrapped(String text, int indent, int columns) {
        String margin = " ".repeat(indent);
        if (text.length() + indent <= columns) return margin + text;
        var all = new StringBuilder();
        int used = columns;
        for (String word : text.split(" ")) {
            boolean fits = used + 1 + word.length() <= columns;
            if (!all.isEmpty()) all.append(fits ? " " : System.lineSeparator());
            used = fits ? used + 1 + word.length() : indent + word.length();
            all.append(fits ? "" : margin).append(word);
        }
        return all.toString();
    }

    /** Asked for once, when the first line is shown. */
    private synchronized int columns() {
        if (columns == 0)
            columns = isTerminal ? new UsageMessageSpec().autoWidth(true).width() : NONE;
        return columns;
    }
}
