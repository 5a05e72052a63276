package oauthlab.mcp.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import oauthlab.mcp.StandIns;
import oauthlab.mcp.TestToken;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The official suite, as its command line runs it. It is on when Maven runs with {@code -Pconformance}; {@code
 * src/test/conformance/install} puts the suite and its Node.js where this looks for them.
 */
@QuarkusTest
@TestProfile(ConformanceTest.WithFixtures.class)
@QuarkusTestResource(StandIns.class)
@EnabledIfSystemProperty(named = "conformance.home", matches = ".+")
class ConformanceTest {

    static final String FIXTURES = "conformance.fixtures";
    private static final String PROXY_PORT = "conformance.proxy-port";
    private static final Pattern FAILED = Pattern.compile("(?m)^✗ (\\S+): ");

    private static final List<String> TOOLS = List.of(
            "test_simple_text",
            "test_image_content",
            "test_audio_content",
            "test_embedded_resource",
            "test_multiple_content_types",
            "test_error_handling",
            "test_tool_with_logging",
            "test_logging_tool",
            "test_tool_with_progress",
            "test_sampling",
            "test_elicitation",
            "test_elicitation_sep1034_defaults",
            "test_elicitation_sep1330_enums",
            FixtureSchema.TOOL);

    @TestHTTPResource
    URI server;

    @ConfigProperty(name = PROXY_PORT)
    int proxyPort;

    public static final class WithFixtures implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            int port = freePort();
            var settings = new HashMap<>(Map.of(FIXTURES, "true", PROXY_PORT, String.valueOf(port)));
            // The suite calls from there, and expects to be let in.
            settings.put("oauthlab.allowed-origins", "http://127.0.0.1:" + port);
            TOOLS.forEach(tool -> settings.put("oauthlab.scopes.tools." + tool, "tasks:read"));
            return settings;
        }

        private static int freePort() {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException noPort) {
                throw new UncheckedIOException(noPort);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.1.16, 2025-11-25", "0.2.0-alpha.12, 2025-11-25", "0.2.0-alpha.12, 2026-07-28"})
    void what_a_revision_requires_is_there(String version, String revision) throws Exception {
        Path home = Path.of(System.getProperty("conformance.home"));
        Path log = home.resolve("suite-" + version + "-" + revision + ".log");
        String token = TestToken.user("tasks:read tasks:write user:read").sign();
        try (var ignored = new TokenProxy(proxyPort, server.getPort(), token)) {
            Process suite = new ProcessBuilder(command(home, version, revision, proxyPort))
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!suite.waitFor(5, TimeUnit.MINUTES)) suite.destroyForcibly();
            assertEquals(0, suite.waitFor(), () -> read(log));
        }
        // The suite leaves out extensions and pending scenarios when it compares; here each failure needs its reason.
        assertEquals(List.of(), unlisted(read(log), expected(revision)));
    }

    private static List<String> unlisted(String log, Path expected) {
        String listed = read(expected);
        return FAILED.matcher(log)
                .results()
                .map(line -> line.group(1))
                .filter(scenario -> !listed.contains("  - " + scenario + "\n"))
                .toList();
    }

    private static Path expected(String revision) {
        return Path.of("src/test/conformance/expected-" + revision + ".yaml");
    }

    private static List<String> command(Path home, String version, String revision, int port) {
        Path suite = home.resolve(version).resolve("node_modules/@modelcontextprotocol/conformance/dist/index.js");
        Path node = home.resolve("node_modules/node/bin/node");
        var command = new ArrayList<>(
                List.of(node.toString(), suite.toString(), "server", "--url", "http://127.0.0.1:" + port + "/mcp"));
        // The older version knows no sets of requirements; its usual suite is that of the revision.
        if (!version.startsWith("0.1.")) command.addAll(List.of("--requirements", revision));
        command.addAll(List.of(
                "--output-dir",
                home.resolve("results-" + version + "-" + revision).toString()));
        command.addAll(List.of(
                "--expected-failures", expected(revision).toAbsolutePath().toString()));
        return command;
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException noLog) {
            return noLog.toString();
        }
    }
}
