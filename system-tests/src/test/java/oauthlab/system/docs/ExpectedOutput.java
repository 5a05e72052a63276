package oauthlab.system.docs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a command should print. {@code …} within a line stands for anything in that line; a line of {@code …} alone
 * stands for any number of lines, none included. Space at the end of a line does not count.
 */
record ExpectedOutput(List<String> lines) {

    private static final String ANYTHING = "…";

    /** Why this is not what was printed; empty when it is. */
    Optional<String> mismatch(String printed) {
        List<String> got =
                printed.stripTrailing().lines().map(String::stripTrailing).toList();
        List<String> wanted = String.join("\n", lines)
                .stripTrailing()
                .lines()
                .map(String::stripTrailing)
                .toList();
        boolean[] fits = new boolean[got.size() + 1];
        fits[0] = true;
        for (int i = 0; i < wanted.size(); i++) {
            fits = next(wanted.get(i), got, fits);
            if (none(fits)) return Optional.of("line " + (i + 1) + " was not printed there: " + wanted.get(i));
        }
        return fits[got.size()] ? Optional.empty() : Optional.of("more was printed than expected");
    }

    /** fits[j]: the expected lines so far can be the first j lines printed. This adds one expected line. */
    private static boolean[] next(String wanted, List<String> got, boolean[] fits) {
        boolean[] next = new boolean[fits.length];
        if (wanted.strip().equals(ANYTHING)) {
            boolean started = false;
            for (int j = 0; j < fits.length; j++) next[j] = started |= fits[j];
            return next;
        }
        Pattern pattern = pattern(wanted);
        for (int j = 0; j < got.size(); j++) {
            next[j + 1] = fits[j] && pattern.matcher(got.get(j)).matches();
        }
        return next;
    }

    private static Pattern pattern(String line) {
        return Pattern.compile(Arrays.stream(line.split(ANYTHING, -1))
                .map(part -> part.isEmpty() ? "" : Pattern.quote(part))
                .collect(Collectors.joining(".*")));
    }

    private static boolean none(boolean[] fits) {
        for (boolean fit : fits) if (fit) return false;
        return true;
    }
}
