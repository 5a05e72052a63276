package oauthlab.system.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.Ports;
import oauthlab.system.lab.Root;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The command line of MCP's Inspector, on a machine where nobody has used it. It gets an address only: it registers itself, asks
 * for every scope that the server's metadata lists, and keeps its tokens. On other systems it would open a real browser.
 */
@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = Npm.HOME, matches = ".+")
@ExtendWith(SharedLab.class)
class InspectorIT {

    private static final String LAUNCHER = "@modelcontextprotocol/inspector/clients/launcher/build/index.js";

    private final Lab lab;
    private final int callback = Ports.free().agent();

    InspectorIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void from_nothing_it_gets_in_and_it_stays_in_in_the_other_revision() {
        String listed = inspector("docs/agent/browser.sh", "--method", "tools/list");
        assertTrue(listed.contains("&scope=tasks%3Aread+tasks%3Awrite+user%3Aread+offline_access&"), listed);
        assertTrue(listed.contains("\"name\": \"delete_task\""), listed);

        String created = inspector(
                "no-browser-is-needed",
                "--method",
                "tools/call",
                "--tool-name",
                "create_task",
                "--tool-arg",
                "title=Inspected");
        assertFalse(created.contains("Please navigate to"), created);
        assertTrue(created.contains("\"title\": \"Inspected\""), created);

        String again = inspector(
                "no-browser-is-needed",
                "--protocol-era",
                "modern",
                "--method",
                "tools/call",
                "--tool-name",
                "list_tasks");
        assertTrue(again.contains("io.modelcontextprotocol/serverInfo"), again);
        assertTrue(again.contains("\"title\": \"Inspected\""), again);
    }

    private String inspector(String browser, String... arguments) {
        Path home = Root.workFolder("inspector-" + callback);
        var environment = new HashMap<>(lab.environment());
        environment.put("HOME", home.toString());
        environment.put("PATH", Npm.path());
        environment.put("BROWSER", Root.resolve(browser).toString());
        environment.put("XDG_CURRENT_DESKTOP", "X-Generic");
        // It shows no page to a program that is no terminal, and keeps no secrets where there is no keyring, unless it
        // is told to.
        environment.put("MCP_AUTO_OPEN_ENABLED", "true");
        environment.put("MCP_INSPECTOR_SECRET_STORE", "file");
        var command = new ArrayList<>(List.of(Npm.node(), Npm.file(LAUNCHER), "--cli", lab.mcp() + "/mcp"));
        command.addAll(List.of("--callback-url", "http://127.0.0.1:" + callback + "/oauth/callback"));
        command.addAll(List.of(arguments));
        Command done = Command.run(environment, command);
        assertEquals(0, done.exitCode(), done.output());
        return done.output();
    }
}
