package oauthlab.system.interop;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Root;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The official suite plays servers, good and bad, and watches what the agent does with them. */
@EnabledIfSystemProperty(named = Npm.HOME, matches = ".+")
class AgentConformanceIT {

    private static final String EXPECTED = "system-tests/src/test/conformance/expected-failures.yaml";
    private static final Path WORK = Root.workFolder("agent-conformance");

    /** The first run of the agent writes the archive from which the others start. */
    @BeforeAll
    static void make_the_archive() throws IOException {
        Files.createDirectories(WORK);
        Files.deleteIfExists(archive());
        Command first = suite("0.2.0-alpha.12", "--scenario", "auth/dpop-nonce");
        assertEquals(0, first.exitCode(), first.output());
    }

    /**
     * Each set brings the scenarios of the extensions, too.
     *
     * @param count of the scenarios: none may be left out
     */
    @ParameterizedTest
    @CsvSource({
        "0.1.16, --suite all, 26",
        "0.2.0-alpha.12, --requirements 2025-11-25, 25",
        "0.2.0-alpha.12, --requirements 2026-07-28, 39"
    })
    void everything_passes_that_is_not_listed_with_a_reason(String version, String set, int count) throws IOException {
        String output = suite(version, set.split(" ")).output();
        List<SuiteResult> results = SuiteResult.in(output);
        assertEquals(count, results.size(), output);
        var failed = results.stream()
                .filter(result -> !result.isGood())
                .map(SuiteResult::scenario)
                .collect(toCollection(TreeSet::new));
        var listed = listed();
        listed.retainAll(results.stream().map(SuiteResult::scenario).toList());
        assertEquals(listed, failed, output);
    }

    private static TreeSet<String> listed() throws IOException {
        return Pattern.compile("(?m)^ +- (\\S+)$")
                .matcher(Files.readString(Root.resolve(EXPECTED)))
                .results()
                .map(line -> line.group(1))
                .collect(toCollection(TreeSet::new));
    }

    /** All scenarios run at the same time, so each may take long. */
    private static Command suite(String version, String... set) {
        Path suite =
                Npm.home().resolve(version).resolve("node_modules/@modelcontextprotocol/conformance/dist/index.js");
        var command = new ArrayList<>(List.of(Npm.node(), suite.toString(), "client"));
        command.addAll(List.of("--command", "system-tests/conformance-client", "--timeout", "120000"));
        command.addAll(List.of("--output-dir", WORK.resolve(version).toString()));
        command.addAll(List.of(set));
        return Command.run(
                Map.of("PATH", Npm.path(), "CONFORMANCE_ARCHIVE", archive().toString()), command);
    }

    private static Path archive() {
        return WORK.resolve("agent-client.jsa");
    }
}
