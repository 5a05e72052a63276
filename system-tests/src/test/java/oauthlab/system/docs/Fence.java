package oauthlab.system.docs;

import java.util.List;

/**
 * One fenced block of a Markdown file.
 *
 * @param line where its first line stands, counted from 1
 * @param info what follows the opening fence, {@code bash exit=1}
 */
record Fence(int line, String info, List<String> body) {

    /** The first word of the info string; empty when there is none. */
    String language() {
        return info.split("\\s+")[0];
    }

    /** The words after the language. */
    List<String> flags() {
        String rest = info.substring(language().length()).strip();
        return rest.isEmpty() ? List.of() : List.of(rest.split("\\s+"));
    }
}
