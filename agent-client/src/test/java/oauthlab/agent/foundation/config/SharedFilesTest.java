package oauthlab.agent.foundation.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.agent.foundation.transcript.AgentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of other programs, as people have them. */
class SharedFilesTest {

    @TempDir
    Path folder;

    @Test
    void comments_and_commas_after_the_last_member_are_read_over() throws IOException {
        McpServers servers = read("mcp.json", """
                // Of the team.
                {
                  /* https://notes.example
                     is ours */
                  "mcpServers": {
                    "notes": { "url": "https://notes.example/mcp", }, // no secret
                    "files": { "command": "npx", "args": ["files", "/* no comment */", "// nor this",], },
                  },
                }
                // The end.
                """);
        assertEquals(List.of(), servers.warnings());
        assertEquals(2, servers.servers().size());
        assertEquals(
                List.of("files", "/* no comment */", "// nor this"), ((StdioServer) servers.require("files")).args());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mcpServers\":{\"a\":{\"url\":\"https://a.example\"},,}}",
                "{,\"mcpServers\":{}}",
                "{\"mcpServers\":{} /* open",
                "{'mcpServers':{}}"
            })
    void what_no_program_reads_is_still_an_error(String json) {
        assertThrows(AgentException.class, () -> read("mcp.json", json));
    }

    @Test
    void both_names_of_the_list_may_stand_in_one_file() throws IOException {
        McpServers servers = read("mcp.json", """
                {"servers": {"b": {"url": "https://b.example"}, "same": {"url": "https://second.example"}},
                 "mcpServers": {"a": {"url": "https://a.example"}, "same": {"url": "https://first.example"}}}""");
        assertEquals(
                List.of("a", "same", "b"),
                servers.servers().stream().map(ServerEntry::name).toList());
        assertEquals(
                "https://first.example",
                ((RemoteServer) servers.require("same")).url().toString());
        assertEquals(1, servers.warnings().size());
        assertTrue(
                servers.warnings().get(0).contains("servers.same is not used"),
                servers.warnings().get(0));
    }

    @Test
    void what_a_program_gets_may_be_a_number_a_truth_value_or_empty() throws IOException {
        var program = (StdioServer) read("mcp.json", """
                {"mcpServers": {"p": {"command": "npx", "args": ["--port", 8080, true, ""],
                 "env": {"PORT": 8080, "RATE": 0.5, "WHOLE": 2.0, "DEBUG": true, "NONE": "", "HUGE": 12345678901234567890}}}}""").require("p");
        assertEquals(List.of("--port", "8080", "true", ""), program.args());
        assertEquals(
                Map.of(
                        "PORT",
                        "8080",
                        "RATE",
                        "0.5",
                        "WHOLE",
                        "2",
                        "DEBUG",
                        "true",
                        "NONE",
                        "",
                        "HUGE",
                        "12345678901234567890"),
                program.env());
    }

    @Test
    void so_may_a_header_but_it_is_not_empty() throws IOException {
        McpServers servers = read("mcp.json", """
                {"servers": {"a": {"type": "http", "url": "https://a.example", "headers": {"X-Version": 2}},
                 "b": {"url": "https://b.example", "headers": {"X-Version": ""}}}}""");
        assertEquals(Map.of("X-Version", "2"), ((RemoteServer) servers.require("a")).headers());
        assertTrue(servers.broken().get("b").getMessage().endsWith("X-Version is empty."));
    }

    @ParameterizedTest
    @ValueSource(strings = {".vscode/mcp.json", ".cursor/mcp.json", "mcp.json"})
    void the_names_of_other_programs_for_places_are_known(String file) throws IOException {
        var program = (StdioServer) read(file, """
                {"servers": {"p": {"command": "${workspaceFolder}${/}run", "cwd": "${workspaceFolder}",
                 "args": ["${workspaceFolderBasename}", "${userHome}", "${env:KEY}", "${KEY}"]}}}""").require("p");
        assertEquals(folder.resolve("run").toString(), program.command());
        assertEquals(Optional.of(folder), program.cwd());
        assertEquals(
                List.of(folder.getFileName().toString(), System.getProperty("user.home"), "value", "value"),
                program.args());
    }

    @Test
    void a_variable_of_that_name_goes_before() throws IOException {
        Path file = Files.writeString(
                folder.resolve("mcp.json"), "{\"servers\": {\"p\": {\"command\": \"${workspaceFolder}\"}}}");
        var program = (StdioServer)
                ConfigurationFile.read(file, Map.of("workspaceFolder", "mine")).require("p");
        assertEquals("mine", program.command());
    }

    @Test
    void a_folder_is_looked_for_from_that_of_the_file() throws IOException {
        var program =
                (StdioServer) read("mcp.json", "{\"servers\": {\"p\": {\"command\": \"npx\", \"cwd\": \"tools\"}}}")
                        .require("p");
        assertEquals(Optional.of(folder.resolve("tools")), program.cwd());
    }

    @Test
    void an_input_that_another_program_asks_for_disables_its_own_entry_alone() throws IOException {
        McpServers servers = read("mcp.json", """
                {"inputs": [{"id": "api-token", "type": "promptString", "password": true}],
                 "servers": {"good": {"url": "https://a.example"},
                  "asks": {"url": "https://b.example", "headers": {"Authorization": "Bearer ${input:api-token}"}}}}""");
        assertEquals(1, servers.servers().size());
        String said = servers.broken().get("asks").text();
        assertTrue(said.contains("needs the input 'api-token'"), said);
        assertTrue(said.contains("Write ${API_TOKEN} there, and run: export API_TOKEN=..."), said);
    }

    private McpServers read(String name, String json) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, json);
        file.toFile().setReadable(false, false);
        file.toFile().setReadable(true, true);
        return ConfigurationFile.read(file, Map.of("KEY", "value"));
    }
}
