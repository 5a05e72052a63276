package oauthlab.agent.foundation.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import oauthlab.agent.foundation.transcript.AgentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake is shown with its line and the way out of it, and without what could be a secret. */
class ConfigurationErrorsTest {

    private static final String SECRET = "s3cret-of-a-test";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                           | line 3, column 1  | too early",
                "{\"mcpServers\": {},                        | line 3            | too early",
                "{\"mcpServers\" {}}                         | line 2, column 1  | colon is missing",
                "{\"mcpServers\": {\"a\": {} \"b\": {}}}     | line 2            | comma is missing",
                "{\"mcpServers\": s3cret-of-a-test}          | line 2            | double quotes",
                "{\"mcpServers\": {} // s3cret-of-a-test     | line 3            | too early",
                "{\"mcpServers\": {}, \"mcpServers\": {}}    | line 2            | Twice is one too many: 'mcpServers'",
                "{\"mcpServers\": {}} {}                     | line 2, column 20 | more after the end",
                "{\"mcpServer\": {}}                         | line 2, column 1  | Did you mean 'mcpServers'?",
                "{\"inputs\": []}                            | line 2            | has no mcpServers",
                "{}                                          | line 2, column 1  | has no mcpServers",
                "[]                                          | line 2, column 1  | has to be an object",
                "{\"mcpServers\": []}                        | line 2, column 2  | is a list, but has to be an object",
                "{\"mcpServers\": null}                      | line 2            | is null, but",
            })
    void a_file_that_is_broken(String json, String line, String says) {
        assertError("\n" + json + "\n", line, says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"url\": \"https://x.example\", \"command\": \"npx\"      | not both",
                "\"type\": \"streamable-http\"                             | neither url nor command",
                "\"url\": 7                                                | is a number, but has to be a text",
                "\"url\": \"\"                                             | is empty",
                "\"url\": \"http://x.example/mcp\"                         | Plain http is for this machine only",
                "\"url\": \"ftp://x.example/mcp\"                          | does not begin with https://",
                "\"url\": \"x.example/mcp\"                                | does not begin with https://",
                "\"url\": \"https:///mcp\"                                 | no host",
                "\"url\": \"https://x.example/a b\"                        | at character 20",
                "\"url\": \"https://me:s3cret-of-a-test@x.example\"        | addresses end up in logs",
                "\"url\": \"https://x.example/#s3cret-of-a-test\"          | has a fragment",
                "\"url\": \"https://${UNSET}\"                             | needs the variable UNSET",
                "\"url\": \"https://${not a name}\"                        | names no environment variable",
                "\"url\": \"https://x.example\", \"type\": \"stdio\"       | With url it is streamable-http",
                "\"url\": \"https://x.example\", \"type\": \"sse\"         | the old transport",
                "\"url\": \"https://x.example\", \"env\": {}               | belongs to a program",
                "\"url\": \"https://x.example\", \"headers\": {\"Host\": \"a\"}        | cannot be a header here",
                "\"url\": \"https://x.example\", \"headers\": {\"a b\": \"a\"}         | cannot be a header here",
                "\"url\": \"https://x.example\", \"headers\": {\"A\": \"a\\nB: c\"}   | no header can hold",
                "\"url\": \"https://x.example\", \"headers\": {\"A\": \"${UNSET}\"}    | needs the variable UNSET",
                "\"url\": \"https://x.example\", \"headers\": {\"A\": \"${input:key}\"} | export KEY=...",
                "\"command\": \"npx\", \"headers\": {\"A\": \"b\"}               | is for servers at an address",
                "\"command\": \"npx\", \"type\": \"streamable-http\"       | With command it is stdio",
                "\"command\": \"npx\", \"oauth\": {}                       | A program gets its credentials by env",
                "\"command\": \"npx\", \"args\": \"a b\"                   | has to be a list",
                "\"command\": \"npx\", \"args\": [\"a\", []]               | args[1] is a list",
                "\"command\": \"npx\", \"env\": {\"KEY\": {}}              | env.KEY is an object, but",
                "\"command\": \"npx\", \"cwd\": 7                         | cwd is a number, but",
                "\"url\": \"https://x.example\", \"cwd\": \".\"             | belongs to a program",
            })
    void an_entry_that_is_wrong(String members, String says) {
        assertError("{\"mcpServers\": {\n\"x\": {" + members + "}}}", "line 2", says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"callback_port\": 0                         | is 0, but a port is",
                "\"callback_port\": 65536                     | from 1 to 65535",
                "\"callback_port\": 30.5                      | whole number",
                "\"callback_port\": 99999999999999999999      | from 1 to 65535",
                "\"callback_port\": \"3030\"                  | is a text, but has to be a number without quotes",
                "\"use_loopback\": \"yes\"                    | true or false, without quotes",
                "\"storage_type\": \"encryptd\"               | Did you mean 'encrypted'?",
                "\"storage_type\": \"cloud\"                  | Known: file, memory, encrypted",
                "\"calback-port\": 3030                       | Did you mean 'callback_port'?",
                "\"client_id\": \"me\"                        | OAuth server_url required for the server 'x'",
                "\"client_secret\": \"s3cret-of-a-test\"      | OAuth server_url required for the server 'x'",
                "\"client_secret\": 7, \"server_url\": \"https://a.example\"                        | is a number",
                "\"client_secret\": \"s3cret-of-a-test\", \"server_url\": \"https://a.example\"     | Add client_id",
                "\"server_url\": \"http://a.example\"         | Use https",
                "\"client_metadata_url\": \"https://a.example\" | has no path",
                "\"private_key_file\": \"no-such.pem\"        | is not there or cannot be read",
                "\"assertion\": {}                              | names no file with a JWT",
                "\"assertion\": {\"file\": \"no-such.jwt\"} | is not there or cannot be read",
                "\"assertion\": {\"file\": \"mcp.json\", \"client_id\": \"me\"} | has one of token_endpoint and client_id only",
                "\"assertion\": {\"file\": \"mcp.json\"}    | has an assertion, which needs client_id",
                "\"scope\": \"a \\\"b\\\"\"                   | is not a list of scopes",
                "\"token_endpoint\": \"http://a.example\"     | Use https",
                "\"client_metadata\": {\"grant_types\": [\"autorization_code\"]} | Did you mean 'authorization_code'?",
                "\"client_metadata\": {\"response_types\": [\"token\"]}          | is not code",
                "\"client_metadata\": {\"token_endpoint_auth_method\": \"tls\"}  | Known: client_secret_basic",
                "\"client_metadata\": {\"redirect_uris\": [\"http://a.example\"]} | redirect_uris[0] is http",
            })
    void an_oauth_object_that_is_wrong(String members, String says) {
        assertError(
                "{\"mcpServers\": {\"x\": {\"url\": \"https://x.example\",\n\"oauth\": {" + members + "}}}}",
                "line 2",
                says);
    }

    @ParameterizedTest
    @CsvSource({"a b", "..", "a/b", "ä", "''"})
    void a_name_that_could_not_be_typed_or_be_a_file(String name) {
        assertError(
                "{\"mcpServers\": {\"" + name + "\": {\"url\": \"https://x.example\"}}}",
                "line 1, column 17",
                "letters, digits, hyphens");
    }

    /** Files that other programs write have members for them, and one mistake is not everybody's. */
    @Test
    void what_is_not_known_is_named_and_a_mistake_disables_its_own_entry_alone() throws IOException {
        String json = """
                {"$schema": "https://x.example/schema.json", "inputs": [{"id": "key"}], "globalShortcut": "",
                 "servers": {
                  "good": {"url": "https://x.example/mcp", "timeout": 30, "autoApprove": ["*"], "disabled": false,
                           "headers": {"Authorization": "Bearer ${KEY:-none}", "X-Team": "${env:TEAM}"}},
                  "typo": {"url": "https://x.example/mcp", "ouath": {}},
                  "no url": {}, "wrong": {"url": 7}, "secret": {"url": "https://x.example", "headers": {"A": "${UNSET}"}},
                  "off": {"command": "x", "disabled": true}}}""";
        Path file = Files.writeString(folder.resolve("mcp.json"), json);
        McpServers servers = ConfigurationFile.read(file, Map.of("TEAM", "blue"));
        assertEquals(
                List.of("good", "typo"),
                servers.servers().stream().map(ServerEntry::name).toList());
        assertEquals(Set.of("no url", "wrong", "secret"), servers.broken().keySet());
        var off = assertThrows(AgentException.class, () -> servers.require("off"));
        assertTrue(off.getMessage().contains("line 7") && off.getMessage().endsWith("off is disabled."), off.text());
        assertFalse(servers.warnings().toString().contains("disabled"), "that is no mistake");
        var good = (RemoteServer) servers.require("good");
        assertEquals(Map.of("Authorization", "Bearer none", "X-Team", "blue"), good.headers());
        assertFalse(good.toString().contains("Bearer"), good.toString());
        String warnings = String.join("\n", servers.warnings());
        for (String named : List.of("globalShortcut", "timeout", "autoApprove", "ouath", "'oauth'", "line 6"))
            assertTrue(warnings.contains(named), warnings);
        assertThrows(AgentException.class, () -> servers.require("wrong"));
    }

    @Test
    void two_credentials_are_one_too_many() throws IOException {
        Files.writeString(folder.resolve("key.pem"), "key");
        assertError(
                "{\"mcpServers\": {\"x\": {\"url\": \"https://x.example\", \"oauth\": {\"server_url\":"
                        + " \"https://a.example\", \"client_id\": \"me\", \"client_secret\": \"" + SECRET
                        + "\", \"private_key_file\": \"key.pem\"}}}}",
                "line 1",
                "keep one of them");
    }

    @Test
    void what_is_no_text_file_at_all() {
        assertError("", "line 1, column 1", "the file is empty");
        assertError("[".repeat(5000), "line 1", "nested too deep");
        assertError(new byte[] {'{', '"', (byte) 0xff, '"'}, "line 1", "in UTF-8");
        assertError("{\"a\":\"" + " ".repeat(5_000_000) + "\"}", "larger than 4 MB", "right file");
    }

    @Test
    void a_file_that_is_not_there() {
        var missing =
                assertThrows(AgentException.class, () -> ConfigurationFile.read(folder.resolve("none.json"), Map.of()));
        assertTrue(missing.getMessage().startsWith("There is no file"), missing.getMessage());
        assertTrue(missing.details().get(0).contains("mcpServers"));
    }

    private void assertError(String json, String line, String says) {
        assertError(json.getBytes(StandardCharsets.UTF_8), line, says);
    }

    private void assertError(byte[] content, String line, String says) {
        var error = assertThrows(AgentException.class, () -> {
            Path file = Files.write(folder.resolve("mcp.json"), content);
            McpServers servers = ConfigurationFile.read(file, Map.of());
            servers.require(servers.broken().keySet().iterator().next());
        });
        String all = error.getMessage() + "\n" + String.join("\n", error.details());
        assertTrue(error.getMessage().contains(line), all);
        assertTrue(all.contains(says), all);
        assertTrue(!error.details().isEmpty(), "there is a way out: " + all);
        assertFalse(all.contains(SECRET), all);
    }
}
