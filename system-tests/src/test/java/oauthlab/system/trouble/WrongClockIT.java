package oauthlab.system.trouble;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.Ports;
import oauthlab.system.lab.Root;
import oauthlab.system.lab.SharedLab;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent's clock is off by minutes, and what it signs carries the time. */
@ExtendWith(SharedLab.class)
class WrongClockIT {

    private static final String RIGHT = "PT0S";
    private static final String HINT = "What the agent signs carries the time. Is the clock here right? It says 20";

    private final Lab lab;

    @TempDir
    Path folder;

    WrongClockIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeEach
    void configure() throws IOException, JoseException {
        String key = folder.resolve("key.pem").toString();
        Files.writeString(
                folder.resolve("mcp.json"),
                "{\"mcpServers\":{\"person\":{\"url\":\"%1$s/mcp\",\"oauth\":{\"callback_port\":%2$d}},"
                                .formatted(lab.mcp(), Ports.free().agent())
                        + "\"machine\":{\"url\":\"%s/mcp\",\"oauth\":{\"client_id\":\"%s\",\"server_url\":\"%s\","
                                .formatted(lab.mcp(), machine(), lab.auth())
                        + "\"private_key_file\":\"" + key
                        + "\",\"client_metadata\":{\"grant_types\":[\"client_credentials\"]}}}}}");
    }

    /** DPoP: the nonce of the server dates the proof that goes with each request (RFC 9449 section 4.3, item 11). */
    @ParameterizedTest
    @ValueSource(strings = {"PT10M", "-PT10M"})
    void a_proof_of_another_time_is_good_with_the_servers_nonce(String offset) {
        assertSaid("Signed in to person.", 0, agent(RIGHT, "login", "person"));
        assertSaid("user-", 0, agent(offset, "call", "person", "get_user", "--no-approval"));
        assertSaid("Signed in to person.", 0, agent(offset, "login", "person"));
        assertSaid("user-", 0, agent(RIGHT, "call", "person", "get_user", "--no-approval"));
    }

    /** The assertion that stands for a secret (RFC 7523 section 3, exp). */
    @ParameterizedTest
    @ValueSource(strings = {"PT60M", "-PT10M"})
    void an_assertion_of_another_time_is_refused(String offset) {
        assertSaid(HINT, 1, agent(offset, "call", "machine", "list_tasks"));
        assertSaid("total", 0, agent(RIGHT, "call", "machine", "list_tasks"));
    }

    private static void assertSaid(String text, int exitCode, Command command) {
        assertTrue(command.output().contains(text), command.output());
        assertEquals(exitCode, command.exitCode(), command.output());
    }

    private Command agent(String offset, String... arguments) {
        var environment = new HashMap<>(lab.environment());
        environment.put("OAUTHLAB_CONFIG", folder.resolve("mcp.json").toString());
        environment.put("OAUTHLAB_TOKENS", folder.resolve("tokens").toString());
        environment.put("AGENT_BROWSER", Root.resolve("docs/agent/browser.sh").toString());
        environment.put("AGENT_CLOCK_OFFSET", offset);
        return Command.lab(
                environment,
                Stream.concat(Stream.of("agent"), Stream.of(arguments)).toArray(String[]::new));
    }

    /** A machine that proves itself with a key. @return its client_id */
    private String machine() throws IOException, JoseException {
        EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getPrivateKey().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        Path file = folder.resolve("key.pem");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, pem);
        return given().contentType("application/json")
                .body(Map.of(
                        "client_name",
                        "a machine",
                        "grant_types",
                        List.of("client_credentials"),
                        "scope",
                        "tasks:read user:read",
                        "token_endpoint_auth_method",
                        "private_key_jwt",
                        "jwks",
                        Map.of("keys", List.of(key.toParams(OutputControlLevel.PUBLIC_ONLY)))))
                .post(lab.auth() + "/oauth/register")
                .then()
                .statusCode(201)
                .extract()
                .path("client_id");
    }
}
