package oauthlab.system.flows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import oauthlab.system.lab.ClassArchives;
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
            "LAB_PORT_AGENT", "" + ports.agent(),
            "LAB_PORT_COMPANY", "" + ports.company(),
            "LAB_PORT_WEB", "off"));

    /** For tests that are about something else: writing archives takes long. */
    private void withArchives() {
        ClassArchives.lendTo(Path.of(environment.get("LAB_HOME")));
    }

    @AfterEach
    void stop() {
        lab("down");
    }

    @Test
    void servers_go_up_on_other_ports_and_down_again() throws IOException {
        withArchives();
        Command up = lab("up");
        assertEquals(0, up.exitCode(), up.output());
        assertEquals(4, count(lab("status"), " up "));
        assertTrue(lab("up").output().contains("up already"));
        assertTrue(lab("logs", "auth-server").output().contains("LAB MODE"));
        assertTrue(lab("logs", "agent-client").output().contains("Serving lab at http://127.0.0.1:" + ports.agent()));
        assertTrue(lab("doctor").output().contains("port " + ports.agent() + ": agent-client is up"));
        assertOnlyForTheOwner();
        assertTrue(lab("down", "mcp-task-client").output().endsWith("Stopped: mcp-task-client\n"));
        assertEquals(3, count(lab("status"), " up "));
        assertEquals(0, lab("up").exitCode());
        Command down = lab("down");
        assertTrue(
                down.output().contains("Stopped: agent-client mcp-task-client resource-server auth-server"),
                down.output());
        assertEquals(4, count(lab("status"), " down "));
    }

    @Test
    void the_demo_starts_what_it_needs_and_stops_it_again_and_reset_throws_its_data_away() {
        withArchives();
        Command demo = lab("demo");
        assertEquals(0, demo.exitCode(), demo.output());
        assertEquals(8, count(demo, "✓"));
        assertEquals(4, count(lab("status"), " down "));
        assertTrue(Files.exists(Root.workFolder("script-" + ports.auth()).resolve("data")));
        assertEquals(0, lab("reset").exitCode());
        assertFalse(Files.exists(Root.workFolder("script-" + ports.auth()).resolve("data")));
    }

    @Test
    void with_company_people_can_sign_in_elsewhere() {
        withArchives();
        Command up = lab("up", "--broker");
        assertEquals(0, up.exitCode(), up.output());
        assertEquals(5, count(lab("status"), " up "));
        String page =
                RestAssured.get("http://localhost:" + ports.auth() + "/login").asString();
        assertTrue(page.contains("Sign in with Company") && page.contains("name=\"password\""), page);
        String theirs = RestAssured.get("http://127.0.0.1:" + ports.company() + "/login")
                .asString();
        assertTrue(theirs.contains("Company <span>authorization server"), theirs);
        assertTrue(lab("up", "--broker").output().contains("up already"));
        Command down = lab("down");
        assertTrue(down.output().contains("auth-server company"), down.output());
        assertEquals(0, lab("up", "auth-server").exitCode());
        Command without = lab("up", "--broker");
        assertEquals(1, without.exitCode());
        assertTrue(without.output().contains("up without 'Sign in with Company'. Stop it first"), without.output());
    }

    @Test
    void one_server_can_be_started_alone() {
        withArchives();
        Command up = lab("up", "mcp-task-client");
        assertEquals(0, up.exitCode(), up.output());
        assertEquals(1, count(lab("status"), " up "));
        Command unknown = lab("up", "mcp");
        assertEquals(1, unknown.exitCode());
        assertTrue(unknown.output().contains("no server 'mcp'; there are: auth-server"), unknown.output());
    }

    @Test
    void an_archive_of_classes_is_made_once_and_anew_when_it_is_damaged() throws IOException {
        Path archive = Path.of(environment.get("LAB_HOME"), "archives", "agent-client.jsa");
        String help = agentHelp();
        FileTime made = Files.getLastModifiedTime(archive);
        assertEquals(help, agentHelp());
        assertEquals(made, Files.getLastModifiedTime(archive), "it is used, not made again");

        byte[] whole = Files.readAllBytes(archive);
        for (byte[] damaged : List.of(Arrays.copyOf(whole, whole.length / 2), new byte[0], turned(whole))) {
            Files.delete(archive);
            Files.write(archive, damaged);
            assertEquals(help, agentHelp());
            assertEquals(whole.length, Files.size(archive), 0.1 * whole.length);
        }
    }

    @Test
    void without_a_place_for_archives_everything_still_starts() throws IOException {
        Path home = Files.createDirectories(Path.of(environment.get("LAB_HOME")));
        Files.writeString(home.resolve("archives"), "a file where the folder should be");
        agentHelp();
    }

    @Test
    void a_taken_port_is_named_with_its_setting_before_anything_starts() throws IOException {
        try (var taken = new ServerSocket(ports.resource(), 1, InetAddress.getByName("127.0.0.1"))) {
            Command up = lab("up");
            assertEquals(1, up.exitCode());
            assertTrue(up.output().contains("port " + taken.getLocalPort() + " is taken"), up.output());
            assertTrue(up.output().contains("LAB_PORT_RESOURCE="), up.output());
            assertEquals(4, count(lab("status"), " down "));
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
    void a_missing_jdk_is_explained() {
        Command up = Command.run(
                environment, List.of("env", "-u", "JAVA_HOME", "PATH=" + toolsWithout("java"), "./lab", "up"));
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

    @Test
    void what_moves_clients_from_keys_to_tokens_says_what_it_lacks() {
        Command adoption = lab("adoption");
        assertEquals(1, adoption.exitCode());
        assertTrue(adoption.output().contains("Is the task API up?"), adoption.output());
        Command migration = lab("migration", "begin");
        assertEquals(1, migration.exitCode());
        assertTrue(migration.output().contains("it has: verify"), migration.output());
    }

    private void assertOnlyForTheOwner() throws IOException {
        Path home = Path.of(environment.get("LAB_HOME"));
        try (Stream<Path> kept = Stream.concat(Files.walk(home.resolve("data")), Files.walk(home.resolve("logs")))) {
            for (Path path : kept.toList()) {
                String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                assertTrue(rights.endsWith("------"), path + " " + rights);
            }
        }
    }

    private String agentHelp() {
        Command help = lab("agent", "help");
        assertEquals(0, help.exitCode(), help.output());
        assertTrue(help.output().startsWith("Usage: agent"), help.output());
        return help.output();
    }

    /** As many bytes, but some in the middle are others. */
    private static byte[] turned(byte[] whole) {
        byte[] turned = whole.clone();
        for (int i = whole.length / 2; i < whole.length / 2 + 100; i++) turned[i] ^= 1;
        return turned;
    }

    /** A folder with links to the tools that the script uses, apart from one. */
    private String toolsWithout(String tool) {
        try {
            var folder = Files.createDirectories(Root.workFolder("tools-without-" + tool + "-" + ports.auth()));
            for (String name : List.of("bash", "dirname", "env", "head", "sed", "grep", "cat")) {
                var source = Command.run(Map.of(), List.of("sh", "-c", "command -v " + name));
                Files.createSymbolicLink(
                        folder.resolve(name), Path.of(source.output().strip()));
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
