package oauthlab.system.flows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Ports;
import oauthlab.system.lab.Root;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LabScriptIT {

    private final Ports ports = Ports.free();
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "LAB_HOME", Root.workFolder("script-" + ports.auth()).toString(),
            "LAB_PORT_AUTH", "" + ports.auth(),
            "LAB_PORT_RESOURCE", "" + ports.resource(),
            "LAB_PORT_MCP", "" + ports.mcp(),
            "LAB_PORT_AGENT", "" + ports.agent()));

    @AfterEach
    void stop() {
        lab("down");
    }

    @Test
    void servers_go_up_on_other_ports_and_down_again() {
        Command up = lab("up");
        assertEquals(0, up.exitCode(), up.output());
        assertEquals(3, count(lab("status"), " up "));
        assertTrue(lab("up").output().contains("up already"));
        assertTrue(lab("logs", "auth-server").output().contains("LAB MODE"));
        Command down = lab("down");
        assertTrue(down.output().contains("Stopped: mcp-task-client resource-server auth-server"), down.output());
        assertEquals(3, count(lab("status"), " down "));
    }

    @Test
    void the_demo_starts_what_it_needs_and_stops_it_again() {
        Command demo = lab("demo");
        assertEquals(0, demo.exitCode(), demo.output());
        assertEquals(8, count(demo, "✓"));
        assertEquals(3, count(lab("status"), " down "));
    }

    @Test
    void a_taken_port_is_named_with_its_setting_before_anything_starts() throws IOException {
        try (var taken = new ServerSocket(ports.resource(), 1, InetAddress.getByName("127.0.0.1"))) {
            Command up = lab("up");
            assertEquals(1, up.exitCode());
            assertTrue(up.output().contains("port " + taken.getLocalPort() + " is taken"), up.output());
            assertTrue(up.output().contains("LAB_PORT_RESOURCE="), up.output());
            assertEquals(3, count(lab("status"), " down "));
            Command doctor = lab("doctor");
            assertEquals(1, doctor.exitCode());
            assertTrue(doctor.output().contains("LAB_PORT_RESOURCE chooses another"), doctor.output());
        }
        assertEquals(0, lab("doctor").exitCode());
    }

    @Test
    void a_port_that_is_no_port_is_refused() {
        environment.put("LAB_PORT_AUTH", "4000x");
        Command up = lab("up");
        assertEquals(1, up.exitCode());
        assertTrue(up.output().contains("LAB_PORT_AUTH is '4000x'"), up.output());
        environment.put("LAB_PORT_AUTH", "" + ports.auth());
    }

    @Test
    void reset_throws_the_data_away() throws IOException {
        lab("demo");
        assertTrue(Files.exists(Root.workFolder("script-" + ports.auth()).resolve("data")));
        assertEquals(0, lab("reset").exitCode());
        assertFalse(Files.exists(Root.workFolder("script-" + ports.auth()).resolve("data")));
    }

    @Test
    void a_missing_jdk_is_explained() {
        Command up = Command.run(
                environment,
                java.util.List.of("env", "-u", "JAVA_HOME", "PATH=" + toolsWithout("java"), "./lab", "up"));
        assertEquals(1, up.exitCode());
        assertTrue(up.output().contains("A JDK, version 17 or newer, is missing"), up.output());
        assertTrue(up.output().contains("JAVA_HOME (not set) and PATH"), up.output());
    }

    @Test
    void an_unknown_command_shows_the_known_ones() {
        Command unknown = lab("nope");
        assertEquals(2, unknown.exitCode());
        assertTrue(unknown.output().contains("no command 'nope'"), unknown.output());
        assertTrue(unknown.output().contains("doctor"), unknown.output());
        assertEquals(0, lab("help").exitCode());
    }

    /** A folder with links to the tools that the script uses, apart from one. */
    private String toolsWithout(String tool) {
        try {
            var folder = Files.createDirectories(Root.workFolder("tools-without-" + tool + "-" + ports.auth()));
            for (String name : java.util.List.of("bash", "dirname", "env", "head", "sed", "grep", "cat")) {
                var source = Command.run(Map.of(), java.util.List.of("sh", "-c", "command -v " + name));
                Files.createSymbolicLink(
                        folder.resolve(name),
                        java.nio.file.Path.of(source.output().strip()));
            }
            return folder.toString();
        } catch (IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }

    private Command lab(String... arguments) {
        return Command.lab(environment, arguments);
    }

    private static long count(Command command, String text) {
        return command.output().lines().filter(line -> line.contains(text)).count();
    }
}
