package oauthlab.system.flows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import oauthlab.shared.secret.Redacted;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedLab.class)
class AgentDemoIT {

    private final Lab lab;

    AgentDemoIT(Lab lab) {
        this.lab = lab;
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "demo --via mcp", "demo --verbose", "demo --via mcp --verbose"})
    void the_agent_does_its_work_in_eight_steps_and_shows_no_secret(String command) {
        Command demo = Command.lab(lab.environment(), command.split(" "));
        assertEquals(0, demo.exitCode(), demo.output());
        assertEquals(8, demo.output().lines().filter(line -> line.contains("✓")).count(), demo.output());
        assertFalse(demo.output().contains("agent-secret"), demo.output());
        assertFalse(demo.output().matches("(?s).*eyJ[A-Za-z0-9_-]{20,}.*"), demo.output());
    }

    @Test
    void the_token_is_shown_in_part_and_kept_where_only_its_owner_can_read_it() throws IOException {
        Command demo = Command.lab(lab.environment(), "demo");
        Path store = onlyFile(lab.home().resolve("tokens"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(store)));
        var matcher = Pattern.compile("eyJ[A-Za-z0-9._-]{100,}").matcher(Files.readString(store));
        assertTrue(matcher.find(), "no token in the store");
        assertTrue(demo.output().contains(Redacted.of(matcher.group())), demo.output());
        assertFalse(demo.output().contains(matcher.group()));
        Command explained = Command.lab(lab.environment(), "agent", "token");
        assertEquals(0, explained.exitCode(), explained.output());
        assertTrue(explained.output().contains("NOT VERIFIED"), explained.output());
        assertFalse(explained.output().contains(matcher.group()));
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertEquals(1, all.size(), all.toString());
            return all.get(0);
        }
    }

    @Test
    void a_demo_without_servers_says_which_request_failed_and_exits_with_1() {
        var environment = new HashMap<>(lab.environment());
        environment.put("LAB_PORT_AUTH", "1");
        Command demo = Command.run(environment, List.of("./lab", "agent", "demo"));
        assertEquals(1, demo.exitCode(), demo.output());
        assertTrue(demo.output().contains("/oauth/token"), demo.output());
        assertFalse(demo.output().contains("\tat "), demo.output());
    }
}
