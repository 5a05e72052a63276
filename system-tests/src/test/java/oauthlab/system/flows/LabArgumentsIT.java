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
            "LAB_PORT_COMPANY", "" + ports.company(),
            "LAB_PORT_WEB", "off"));

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
                "dev",
                "dev company",
                "dev auth-server",
                "dev auth-server x",
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
    void dev_says_what_it_needs() {
        assertTrue(lab("dev").output().contains("./lab dev NAME, where NAME is one of: auth-server resource-server"));
        assertTrue(lab("dev", "auth").output().contains("there is no server 'auth'"));
        assertTrue(
                lab("dev", "agent-client").output().contains("agent-client is not up. Start the lab first: ./lab up"));
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

    @Test
    void the_agents_commands_have_help_too() {
        ClassArchives.lendTo(Path.of(environment.get("LAB_HOME")));
        for (String typed : List.of("--help", "serve --help", "tools -h", "login --help", "help login")) {
            Command shown = lab(("agent " + typed).split(" "));
            assertEquals(0, shown.exitCode(), typed);
            assertTrue(shown.output().contains("Usage: agent"), shown.output());
        }
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

    @Test
    void a_setting_that_cannot_work_is_named_whatever_is_typed() {
        environment.put("LAB_PORT_AUTH", "08");
        for (String typed : List.of("up", "down", "status", "demo", "doctor", "reset", "keys")) {
            Command refused = lab(typed);
            assertEquals(1, refused.exitCode(), typed + refused.output());
            assertTrue(refused.output().startsWith("lab: LAB_PORT_AUTH is '08'"), refused.output());
        }
        environment.put("LAB_PORT_AUTH", "" + ports.auth());
        for (String web : List.of("0", "3000x", "OFF", "65536", "" + ports.auth())) {
            environment.put("LAB_PORT_WEB", web);
            Command refused = lab("status");
            assertEquals(1, refused.exitCode(), web + refused.output());
            assertTrue(refused.output().startsWith("lab: LAB_PORT_WEB is "), refused.output());
        }
        environment.put("LAB_PORT_WEB", "off");
        assertTrue(lab("up", "web-app").output().contains("LAB_PORT_WEB is off"));
        environment.put("LAB_HOME", "/proc/lab");
        for (String typed : List.of("up", "demo", "doctor")) {
            Command refused = lab(typed);
            assertEquals(1, refused.exitCode(), typed + refused.output());
            assertTrue(refused.output().contains("cannot write to /proc/lab"), refused.output());
        }
    }

    @Test
    void a_wrong_java_home_is_not_taken_for_a_missing_maven() {
        Command looked = Command.run(environment, List.of("env", "JAVA_HOME=/nowhere", "./lab", "doctor"));
        assertTrue(looked.output().contains("JAVA_HOME is /nowhere, where there is no JDK"), looked.output());
        assertTrue(looked.output().contains("ok    Maven"), looked.output());
    }

    @Test
    void it_works_through_a_link_without_a_home_and_with_a_place_relative_to_the_reader() throws IOException {
        Path folder = Files.createDirectories(Path.of(environment.get("LAB_HOME"), "elsewhere"));
        Files.createSymbolicLink(folder.resolve("first"), Root.path().resolve("lab"));
        Files.createSymbolicLink(folder.resolve("second"), Path.of("first"));
        Command helped = Command.run(
                environment, List.of("sh", "-c", "cd " + folder + " && env -u HOME LAB_HOME=here ./second help"));
        assertEquals(0, helped.exitCode(), helped.output());
        assertTrue(helped.output().endsWith(folder.resolve("here") + "\n"), helped.output());
        Command up = Command.run(environment, List.of("env", "-u", "HOME", folder.resolve("second") + "", "status"));
        assertEquals(0, up.exitCode(), up.output());
    }

    /** Writing an archive takes long on a busy machine, and one that is cut off is good for nothing. */
    @Test
    void a_server_that_has_closed_its_port_is_given_time_and_not_killed() throws Exception {
        Path pids = Files.createDirectories(Path.of(environment.get("LAB_HOME"), "pids"));
        Process slow = new ProcessBuilder(
                        "sh", "-c", "trap '' TERM; echo ready; sleep 4; exit 7", "auth-server/target/quarkus-app/")
                .start();
        slow.getInputStream().read();
        Files.writeString(pids.resolve("auth-server.pid"), "" + slow.pid());
        environment.put("LAB_STOP_SECONDS", "1");
        Command down = lab("down", "auth-server", "auth-server");
        assertEquals("Stopped: auth-server\n", down.output());
        assertEquals(7, slow.waitFor());
    }

    private Command lab(String... arguments) {
        return Command.lab(environment, arguments);
    }
}
