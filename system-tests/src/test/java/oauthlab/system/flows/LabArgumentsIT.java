package oauthlab.system.flows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oauthlab.system.lab.ClassArchives;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Ports;
import oauthlab.system.lab.Root;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A typing error after ./lab does nothing, and says so. */
class LabArgumentsIT {

    private final Ports ports = Ports.free();
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "LAB_HOME", Root.workFolder("arguments-" + ports.auth()).toString(),
            "LAB_PORT_AUTH", "" + ports.auth(),
            "LAB_PORT_RESOURCE", "" + ports.resource(),
            "LAB_PORT_MCP", "" + ports.mcp(),
            "LAB_PORT_AGENT", "" + ports.agent(),
            "LAB_PORT_COMPANY", "" + ports.company()));

    @AfterEach
    void stop() {
        lab("down");
    }

    @Test
    void what_is_not_known_is_refused_and_does_nothing() throws IOException {
        Path data = Files.createDirectories(Path.of(environment.get("LAB_HOME"), "data"));
        for (String typed : List.of(
                "reset now",
                "reset -f",
                "down agent",
                "status x",
                "doctor x",
                "up --brokr",
                "keys list x",
                "keys rotate now",
                "keys rotate planned x",
                "keys rotate planned&reason=compromised",
                "clients list x",
                "clients rotate web-app soon",
                "clients rotate ..",
                "clients disable",
                "clients disable a b",
                "clients remove a",
                "migration verify x",
                "adoption -x")) {
            Command refused = lab(typed.split(" "));
            assertEquals(1, refused.exitCode(), typed + refused.output());
        }
        assertTrue(Files.exists(data));
    }

    @Test
    void help_after_a_command_does_nothing_else() throws IOException {
        Path data = Files.createDirectories(Path.of(environment.get("LAB_HOME"), "data"));
        for (String typed : List.of(
                "reset",
                "down",
                "up",
                "demo",
                "status",
                "logs",
                "clients add x",
                "keys rotate",
                "migration",
                "adoption",
                "doctor")) {
            for (String help : List.of("-h", "--help")) {
                Command shown = lab((typed + " " + help).split(" "));
                assertEquals(0, shown.exitCode(), typed);
                assertTrue(shown.output().startsWith("./lab COMMAND"), shown.output());
            }
        }
        assertTrue(Files.exists(data));
    }

    /** A slash, a question mark or braces in a name stay what they are. */
    @Test
    void no_name_of_a_client_leads_elsewhere() {
        ClassArchives.lendTo(Path.of(environment.get("LAB_HOME")));
        assertEquals(0, lab("up", "auth-server").exitCode());
        Command before = lab("keys");
        for (String name : List.of("x/../../keys/rotate?", "{a,b}", "[1-3]", "web-app/disable#", "%2e%2e", "a b")) {
            for (List<String> order :
                    List.of(List.of("rotate", name), List.of("disable", name), List.of("enable", name))) {
                Command refused = lab("clients", order.get(0), order.get(1));
                assertEquals(1, refused.exitCode(), name + refused.output());
                assertTrue(refused.output().contains("no client"), name + refused.output());
            }
        }
        assertEquals(before.output(), lab("keys").output());
        Command misspelt = lab("clients", "add", "night-job", "scopes=tasks:read");
        assertEquals(1, misspelt.exitCode());
        assertTrue(misspelt.output().contains("Unknown parameter 'scopes'"), misspelt.output());
    }

    private Command lab(String... arguments) {
        return Command.lab(environment, arguments);
    }
}
