package oauthlab.system.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import oauthlab.system.lab.ClassArchives;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Ports;
import oauthlab.system.lab.Root;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The agent at the example server of MCP's library for TypeScript, which brings an authorization server of its own: its
 * tokens are no JWTs, it neither renews nor revokes them, and it approves whatever comes. With {@code --oauth-strict} it
 * takes only tokens that were asked for with its address (RFC 8707).
 *
 * <p>Left out, because there the example itself gives up: to a token that it does not know it answers 500.
 */
@EnabledIfSystemProperty(named = Npm.HOME, matches = ".+")
class TypeScriptServerIT {

    private static final String EXAMPLE = "@modelcontextprotocol/sdk/dist/esm/examples/server/simpleStreamableHttp.js";

    private final Ports ports = Ports.free();
    private final Path home = Root.workFolder("typescript-server-" + ports.mcp());
    private ForeignProgram server;

    @BeforeEach
    void configure() throws IOException {
        ClassArchives.lendTo(home);
        startServer();
        Files.writeString(
                home.resolve("mcp.json"),
                "{\"mcpServers\":{\"example\":{\"url\":\"http://localhost:" + ports.mcp()
                        + "/mcp\",\"oauth\":{\"callback_port\":" + ports.agent() + "}}}}");
        Path browser = Files.writeString(home.resolve("browser"), "#!/bin/sh\nexec curl -sL -o /dev/null \"$1\"\n");
        assertTrue(browser.toFile().setExecutable(true));
    }

    private void startServer() {
        server = ForeignProgram.node(
                home.resolve("server.log"),
                Map.of("MCP_PORT", "" + ports.mcp(), "MCP_AUTH_PORT", "" + ports.auth()),
                List.of(Npm.file(EXAMPLE), "--oauth", "--oauth-strict"));
        for (int listening = 0; listening < 2; ) if (server.read().contains("listening on port")) listening++;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void somebody_signs_in_uses_a_tool_and_signs_out() {
        String signedIn = agent(0, "login", "example");
        assertTrue(signedIn.contains("Signed in to example."), signedIn);
        assertTrue(signedIn.matches("(?s).*issuer +http://localhost:" + ports.auth() + "/\n.*"), signedIn);
        assertTrue(signedIn.matches("(?s).*scope +mcp:tools\n.*"), signedIn);

        assertTrue(agent(0, "tools", "example").contains("A simple greeting tool"));
        assertEquals("Hello, Ada!", agent(0, "call", "example", "greet", "--arg", "name=Ada"));
        // Its answer comes after other messages, in a stream of events.
        assertEquals("Good morning, Ada!", agent(0, "call", "example", "multi-greet", "--arg", "name=Ada"));
        assertTrue(agent(0, "tokens").contains("it is no JWT"));

        String signedOut = agent(0, "logout", "example");
        assertTrue(signedOut.contains("cannot revoke tokens; they are good until they end."), signedOut);
        assertTrue(agent(1, "tools", "example", "--no-approval").contains("needs the approval of a person"));
    }

    @Test
    void one_command_is_enough_and_a_question_to_nobody_gets_no_consent() {
        String asked = agent(0, "call", "example", "collect-user-info", "--arg", "infoType=contact");
        assertTrue(asked.contains("Error collecting contact information"), asked);
        assertTrue(!asked.contains("Please provide your contact information"), asked);
        String doctor = agent(0, "doctor", "example");
        assertEquals(6, doctor.lines().filter(line -> line.startsWith("✓")).count(), doctor);
    }

    /** It keeps its clients in memory, and says only on a page that it knows one no more. */
    @Test
    void a_server_that_forgot_the_agent_is_got_into_again() {
        agent(0, "login", "example");
        server.close();
        startServer();
        String nobody = agent(1, "login", "example");
        assertTrue(nobody.contains("Register anew: agent logout NAME --forget"), nobody);
        agent(0, "logout", "example", "--forget");
        assertEquals("Hello, Ada!", lastLine(agent(0, "call", "example", "greet", "--arg", "name=Ada")));
    }

    private static String lastLine(String output) {
        return output.substring(output.lastIndexOf('\n') + 1);
    }

    private String agent(int exitCode, String... arguments) {
        var environment = Map.of(
                "LAB_HOME", home.toString(),
                "OAUTHLAB_CONFIG", home.resolve("mcp.json").toString(),
                "OAUTHLAB_TOKENS", home.resolve("tokens").toString(),
                "AGENT_APPROVAL_TIMEOUT", "PT10S",
                "AGENT_BROWSER", home.resolve("browser").toString());
        var command = new java.util.ArrayList<>(List.of("agent"));
        command.addAll(List.of(arguments));
        Command done = Command.lab(environment, command.toArray(String[]::new));
        assertEquals(exitCode, done.exitCode(), done.output());
        return done.output().strip();
    }
}
