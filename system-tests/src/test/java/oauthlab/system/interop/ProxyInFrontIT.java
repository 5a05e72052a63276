package oauthlab.system.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.Ports;
import oauthlab.system.lab.Root;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The other way round: an MCP server of {@code fastmcp}, whose proxy lets its users sign in at the lab, as an application that
 * somebody has registered here by hand. The agent signs in at the proxy, and by way of it here.
 */
@EnabledIfSystemProperty(named = Npm.HOME, matches = ".+")
class ProxyInFrontIT {

    private static final Ports PORTS = Ports.free();
    private static final Path HOME = Root.workFolder("proxy-in-front-agent");

    private static Lab lab;
    private static ForeignProgram proxy;

    @BeforeAll
    static void start() throws IOException {
        lab = Lab.startTaskApi("proxy-in-front", Map.of());
        String address = "http://localhost:" + PORTS.mcp();
        Command added = Command.lab(
                lab.environment(),
                "clients",
                "add",
                "fastmcp",
                "redirect_uris=" + address + "/oauth/callback",
                "scope=tasks:read",
                "grant_types=authorization_code refresh_token");
        assertEquals(0, added.exitCode(), added.output());
        String secret = added.output().strip().replaceFirst("(?s).* ", "");
        proxy = ForeignProgram.node(
                HOME.resolve("proxy.log"),
                Map.of("LAB_API", lab.resource()),
                List.of(Npm.script("fastmcp-proxy.mjs"), "" + PORTS.mcp(), lab.auth(), "fastmcp", secret));
        proxy.readUntil("ready");
        Files.writeString(
                HOME.resolve("mcp.json"),
                "{\"mcpServers\":{\"proxy\":{\"url\":\"" + address + "/mcp\",\"oauth\":{\"callback_port\":"
                        + PORTS.agent() + "}}}}");
    }

    @AfterAll
    static void stop() {
        proxy.close();
        lab.close();
    }

    @Test
    void the_agent_signs_in_by_way_of_the_proxy_and_the_proxy_calls_the_api_with_our_token() {
        String signedIn = agent("login", "proxy");
        assertTrue(signedIn.contains("Signed in to proxy."), signedIn);
        String answer = agent("call", "proxy", "whose_tasks");
        assertTrue(answer.contains("200 {\"tasks\":"), answer);
    }

    private static String agent(String... arguments) {
        var environment = new HashMap<>(lab.environment());
        environment.put("LAB_ROOT", Root.resolve("").toString());
        environment.put("OAUTHLAB_CONFIG", HOME.resolve("mcp.json").toString());
        environment.put("OAUTHLAB_TOKENS", HOME.resolve("tokens").toString());
        environment.put("AGENT_APPROVAL_TIMEOUT", "PT20S");
        environment.put(
                "AGENT_BROWSER",
                Root.resolve("system-tests/src/test/resources/interop/proxy-browser.sh")
                        .toString());
        var command = new ArrayList<>(List.of("agent"));
        command.addAll(List.of(arguments));
        Command done = Command.lab(environment, command.toArray(String[]::new));
        assertEquals(0, done.exitCode(), done.output());
        return done.output();
    }
}
