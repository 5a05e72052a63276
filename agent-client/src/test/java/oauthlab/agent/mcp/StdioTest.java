package oauthlab.agent.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import oauthlab.agent.foundation.config.StdioServer;
import oauthlab.agent.foundation.transcript.Transcript;
import oauthlab.agent.oauth.access.ApprovalMethod;
import oauthlab.agent.oauth.access.OnBehalf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is a program on this machine. */
class StdioTest {

    /** Writes its environment into a file, and has no tools. */
    private static final String SERVER = """
            while read -r line; do
              id=$(printf %s "$line" | sed 's/.*"id":\\("[^"]*"\\).*/\\1/')
              case "$line" in
                *'"initialize"'*)
                  env >"$1"
                  result='{"protocolVersion":"2025-11-25","capabilities":{"tools":{}},"serverInfo":{"name":"s","version":"1"}}' ;;
                *tools/list*) result='{"tools":[]}' ;;
                *) continue ;;
              esac
              echo '{"jsonrpc":"2.0","id":'"$id"',"result":'"$result"'}'
            done
            """;

    /** What a shell sets itself. */
    private static final List<String> OF_THE_SHELL = List.of("PWD", "OLDPWD", "SHLVL", "_");

    @TempDir
    Path folder;

    @Test
    void it_gets_its_own_variables_and_few_of_ours() throws IOException {
        Path file = folder.resolve("environment");
        var server = new StdioServer(
                "here", "sh", List.of("-c", SERVER, "sh", file.toString()), Map.of("ITS_KEY", "its-own"), false);
        var settings = new McpSettings() {
            @Override
            public URI url() {
                return URI.create("http://localhost/mcp");
            }

            @Override
            public String protocol() {
                return "2025-11-25";
            }
        };
        var connections = new McpConnections(null, settings, new Transcript(), new ObjectMapper());
        try (var connection = connections.open(server, OnBehalf.of(ApprovalMethod.NOBODY, new Typing()))) {
            assertEquals(List.of(), connection.tools());
        }
        var given = Files.readAllLines(file).stream()
                .filter(line -> line.matches("\\w+=.*"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(given.remove("ITS_KEY"), given.toString());
        OF_THE_SHELL.forEach(given::remove);
        given.removeIf(
                name -> name.matches("PATH|HOME|USER|LOGNAME|SHELL|TERM|LANG|LANGUAGE|LC_.*|TZ|TMPDIR|JAVA_HOME"));
        assertEquals(List.of(), List.copyOf(given));
        assertTrue(System.getenv().size() > OF_THE_SHELL.size() + 2, "there is something that could be passed on");
    }
}
