package oauthlab.agent.foundation.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import oauthlab.agent.foundation.config.OAuthOptions.StorageType;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.protocol.GrantType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a good file says, and what it is warned of. */
class ConfigurationFileTest {

    private static final String SECRET = "s3cret-of-a-test";

    @TempDir
    Path folder;

    @Test
    void an_address_is_enough() throws IOException {
        McpServers servers = read("{\"mcpServers\": {\"notes\": {\"url\": \"https://notes.example/mcp\"}}}");

        assertEquals(
                new McpServers(
                        List.of(new RemoteServer(
                                "notes", URI.create("https://notes.example/mcp"), OAuthOptions.usual())),
                        Map.of(),
                        Map.of(),
                        List.of()),
                servers);
        OAuthOptions usual = OAuthOptions.usual();
        assertEquals(3030, usual.callbackPort());
        assertTrue(usual.useLoopback());
        assertEquals(StorageType.FILE, usual.storage());
    }

    @Test
    void every_member_is_read() throws IOException {
        Files.writeString(folder.resolve("key.pem"), "not read here");
        OAuthOptions options = oauth("""
                "server_url": "https://auth.example", "callback_port": 4040, "use_loopback": false,
                "storage_type": "encrypted", "client_id": "me", "private_key_file": "key.pem",
                "client_metadata_url": "https://me.example/client.json",
                "client_metadata": {"client_name": "My agent", "redirect_uris": ["http://127.0.0.1:4040/callback"],
                  "grant_types": ["authorization_code", "refresh_token"], "response_types": ["code"],
                  "token_endpoint_auth_method": "private_key_jwt"}
                """);

        assertEquals(Optional.of(URI.create("https://auth.example")), options.serverUrl());
        assertEquals(4040, options.callbackPort());
        assertFalse(options.useLoopback());
        assertEquals(StorageType.ENCRYPTED, options.storage());
        assertEquals(Optional.of("me"), options.clientId());
        assertEquals(Optional.of(folder.resolve("key.pem")), options.privateKeyFile());
        assertEquals(Optional.of(URI.create("https://me.example/client.json")), options.clientMetadataUrl());
        var metadata = options.clientMetadata();
        assertEquals(Optional.of("My agent"), metadata.clientName());
        assertEquals(List.of(URI.create("http://127.0.0.1:4040/callback")), metadata.redirectUris());
        assertEquals(List.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN), metadata.grantTypes());
        assertEquals(List.of("code"), metadata.responseTypes());
        assertEquals(Optional.of(ClientAuthMethod.PRIVATE_KEY_JWT), metadata.tokenEndpointAuthMethod());
        assertFalse(metadata.isForMachine());
    }

    @Test
    void a_machine_is_told_by_its_grant() throws IOException {
        assertTrue(oauth("\"client_metadata\": {\"grant_types\": [\"client_credentials\"]}")
                .clientMetadata()
                .isForMachine());
    }

    @ParameterizedTest
    @EnumSource(StorageType.class)
    void every_store_can_be_chosen(StorageType type) throws IOException {
        assertEquals(
                type,
                oauth("\"storage_type\": \"" + type.name().toLowerCase(Locale.ROOT) + "\"")
                        .storage());
    }

    @Test
    void a_program_is_a_server_too() throws IOException {
        McpServers servers = read("{\"mcpServers\": {\"files\": {\"type\": \"stdio\", \"command\": \"npx\","
                + "\"args\": [\"files\", \".\"], \"env\": {\"FILES_KEY\": \"${KEY}\"}}}}");

        assertEquals(
                Optional.of(new StdioServer("files", "npx", List.of("files", "."), Map.of("FILES_KEY", SECRET), false)),
                servers.find("files"));
        assertFalse(servers.toString().contains(SECRET));
    }

    @Test
    void a_server_is_trusted_only_where_the_file_says_so() throws IOException {
        McpServers servers = read("{\"mcpServers\": {\"a\": {\"url\": \"https://a.example\"},"
                + "\"b\": {\"url\": \"https://b.example\", \"trust_annotations\": true},"
                + "\"c\": {\"command\": \"npx\", \"trust_annotations\": true},"
                + "\"d\": {\"command\": \"npx\", \"trust_annotations\": false}}}");

        assertEquals(
                List.of(false, true, true, false),
                servers.servers().stream().map(ServerEntry::isTrusted).toList());
    }

    @Test
    void a_secret_can_stay_in_the_environment_and_is_never_shown() throws IOException {
        McpServers servers = read(entry("\"server_url\": \"https://auth.example\", \"client_id\": \"me-${NAME}\","
                + " \"client_secret\": \"${KEY}\""));
        OAuthOptions options = ((RemoteServer) servers.require("x")).oauth();

        assertEquals(Optional.of("me-here"), options.clientId());
        assertEquals(SECRET, options.clientSecret().orElseThrow().value());
        assertFalse(servers.toString().contains(SECRET));
        assertEquals(List.of(), servers.warnings());
    }

    @Test
    void a_secret_that_others_may_read_draws_a_warning() throws IOException {
        String secret = entry("\"server_url\": \"https://auth.example\", \"client_id\": \"me\","
                + " \"client_secret\": \"" + SECRET + "\"");

        assertEquals(List.of(), read(secret).warnings());
        Path open = Files.writeString(folder.resolve("open.json"), secret);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r-----"));
        Files.writeString(open, Files.readString(open).replace(SECRET, "${NAME:-" + SECRET + "}"));
        assertEquals(
                List.of(), ConfigurationFile.read(open, Map.of("NAME", SECRET)).warnings());
        List<String> warnings = ConfigurationFile.read(open, Map.of()).warnings();
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("line 1: mcpServers.x.oauth.client_secret is a secret"), warnings.get(0));
        assertTrue(warnings.get(0).contains("chmod 600"), warnings.get(0));
        assertFalse(warnings.get(0).contains(SECRET));
    }

    @Test
    void a_scope_or_an_endpoint_set_by_hand_draws_a_warning_that_says_why() throws IOException {
        McpServers servers = read(entry("\"scope\": \"tasks:read\",\n\"token_endpoint\": \"https://a.example/t\",\n"
                + "\"authorization_endpoint\": \"https://a.example/a\""));

        assertEquals(
                Optional.of("tasks:read"),
                ((RemoteServer) servers.require("x")).oauth().scope());
        assertEquals(3, servers.warnings().size());
        assertWarned(servers, "authorization_endpoint is ignored", "line 3", "mix-up");
        assertWarned(servers, "token_endpoint is ignored", "line 2", "bypasses the check of the issuer");
        assertWarned(servers, "scope is set by hand and asked for as it is", "line 1", "too much");
    }

    /** Measures time, so it runs in one language only. */
    @Tag("alone")
    @Test
    void a_hundred_servers_are_read_at_once() throws IOException {
        String entries = IntStream.range(0, 100)
                .mapToObj(i -> "\"server-" + i + "\": {\"url\": \"https://host-" + i + ".example/mcp\", \"oauth\": {}}")
                .collect(Collectors.joining(",\n"));

        McpServers servers = assertTimeout(Duration.ofSeconds(1), () -> read("{\"mcpServers\": {" + entries + "}}"));

        assertEquals(100, servers.servers().size());
        assertEquals("server-0", servers.servers().get(0).name());
    }

    @Test
    void a_server_that_is_not_there_is_said_with_the_ones_that_are() throws IOException {
        McpServers servers = read(entry(""));

        var missing = assertThrows(AgentException.class, () -> servers.require("y"));

        assertEquals("There is no server named 'y'.", missing.getMessage());
        assertEquals(List.of("Configured: x."), missing.details());
    }

    private static void assertWarned(McpServers servers, String... parts) {
        assertTrue(
                servers.warnings().stream()
                        .anyMatch(warning -> List.of(parts).stream().allMatch(warning::contains)),
                servers.warnings().toString());
    }

    private OAuthOptions oauth(String members) throws IOException {
        return ((RemoteServer) read(entry(members)).require("x")).oauth();
    }

    private static String entry(String oauthMembers) {
        return "{\"mcpServers\": {\"x\": {\"url\": \"https://x.example/mcp\", \"oauth\": {" + oauthMembers + "}}}}";
    }

    private McpServers read(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("mcp.json"), json);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return ConfigurationFile.read(file, Map.of("KEY", SECRET, "NAME", "here"));
    }
}
