package oauthlab.system.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import oauthlab.system.lab.Root;
import org.junit.jupiter.api.Test;

/** The page about other programs names each scenario that the lists of the conformance tests let fail, and no other. */
class ConformanceTableTest {

    private static final List<String> LISTS = List.of(
            "system-tests/src/test/conformance/expected-failures.yaml",
            "mcp-task-client/src/test/conformance/expected-2025-11-25.yaml",
            "mcp-task-client/src/test/conformance/expected-2026-07-28.yaml");
    private static final Pattern LISTED = Pattern.compile("(?m)^ +- (\\S+)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`.*?) \\|");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @Test
    void each_failing_scenario_has_a_reason_on_the_page() {
        String page = read("docs/agent/interop.md").split("## What does not pass")[1];
        var named = ROW.matcher(page).results().flatMap(row -> names(NAME, row.group(1)));
        var listed = LISTS.stream().flatMap(list -> names(LISTED, read(list)));
        assertEquals(listed.sorted().toList(), named.sorted().toList());
    }

    private static Stream<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(name -> name.group(1));
    }

    private static String read(String file) {
        try {
            return Files.readString(Root.resolve(file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
