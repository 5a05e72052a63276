package oauthlab.system.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.Root;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts like Claude Desktop reach servers with OAuth through mcp-remote. On other systems it would open a real browser. */
@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = Npm.HOME, matches = ".+")
@ExtendWith(SharedLab.class)
class McpRemoteIT {

    private final Lab lab;

    McpRemoteIT(Lab lab) {
        this.lab = lab;
    }

    /** It registers with the scopes of the first refusal, and asks for more when a tool needs more. */
    @ParameterizedTest
    @CsvSource({"legacy, 2025-11-25", "auto, 2026-07-28"})
    void a_host_gets_in_needs_more_for_some_tools_and_stays_in(String protocol, String spoken) {
        Path home = Root.workFolder("mcp-remote-" + protocol + "-" + lab.ports().mcp());
        List<String> options = List.of("--protocol", protocol);
        try (var remote = McpRemote.start(lab, home, "docs/agent/browser.sh", options)) {
            assertEquals(
                    "mcp-task-client",
                    remote.initialize().path("serverInfo").path("name").asText());
            assertTrue(
                    remote.ask("tools/list", Map.of()).findValuesAsText("name").contains("list_tasks"));
            assertGood(remote.call("list_tasks", Map.of()), remote);
            JsonNode created = remote.call("create_task", Map.of("title", "Through mcp-remote"));
            assertGood(created, remote);
            assertEquals(
                    "Through mcp-remote",
                    created.findValue("structuredContent").path("title").asText());
            assertEquals(2, count(remote.log(), "Browser opened automatically"), remote.log());
            assertEquals(spoken.equals("2026-07-28"), remote.log().contains("speaks MCP " + spoken), remote.log());
        }
        try (var again = McpRemote.start(lab, home, "no-browser-is-needed", options)) {
            again.initialize();
            assertGood(again.call("create_task", Map.of("title", "Another day")), again);
            assertEquals(0, count(again.log(), "Please authorize"), again.log());
        }
    }

    private static void assertGood(JsonNode answer, McpRemote remote) {
        assertTrue(answer.has("result"), () -> answer + "\n" + remote.log());
        assertFalse(answer.path("result").path("isError").asBoolean(), () -> answer + "\n" + remote.log());
    }

    private static long count(String log, String text) {
        return log.lines().filter(line -> line.contains(text)).count();
    }
}
