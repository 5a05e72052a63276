package oauthlab.system.interop;

import java.util.List;
import java.util.regex.Pattern;

/** One line of the summary that the conformance suite prints at its end. */
record SuiteResult(String scenario, int passed, String rest) {

    /** {@code ✗ sse-retry: 1 passed, 1 failed, 1 warnings}. */
    private static final Pattern LINE = Pattern.compile("(?m)^[✓✗] (\\S+): (\\d+) passed, (.*)$");

    static List<SuiteResult> in(String output) {
        return LINE.matcher(output)
                .results()
                .map(line -> new SuiteResult(line.group(1), Integer.parseInt(line.group(2)), line.group(3)))
                .toList();
    }

    /** Stricter than the suite, which is also content with a client that did nothing at all. */
    boolean isGood() {
        return passed > 0 && rest.equals("0 failed");
    }
}
