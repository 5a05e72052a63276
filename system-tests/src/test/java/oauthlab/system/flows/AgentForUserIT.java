package oauthlab.system.flows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent at work for a user, who approves in a browser of a few lines. */
@ExtendWith(SharedLab.class)
@Tag("alone")
class AgentForUserIT {

    private final Lab lab;
    private Map<String, String> environment;

    @TempDir
    Path tokens;

    AgentForUserIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeEach
    void a_browser_for_alice() {
        environment = new HashMap<>(lab.environment());
        environment.put("AGENT_BROWSER", "docs/agent/browser.sh");
        environment.put("OAUTHLAB_TOKENS", tokens.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo --as alice --verbose", "demo --as alice --via mcp --verbose"})
    void the_demo_works_for_a_user_and_shows_no_secret(String command) {
        Command demo = agent(command.split(" "));
        assertEquals(0, demo.exitCode(), demo.output());
        assertEquals(8, demo.output().lines().filter(line -> line.contains("✓")).count(), demo.output());
        assertTrue(demo.output().contains("alice (user-456)"), demo.output());
        assertTrue(demo.output().contains("with the approval of a user."), demo.output());
        assertFalse(demo.output().matches("(?s).*eyJ[A-Za-z0-9_-]{20,}.*"), demo.output());
    }

    @Test
    void a_goal_that_needs_more_steps_up_in_sight() {
        Command listed = agent("run", "list my tasks", "--as", "alice");
        assertEquals(0, listed.exitCode(), listed.output());
        assertTrue(listed.output().contains("The agent acts for a user: subject user-456"), listed.output());
        Command created = agent("run", "create \"Buy milk\"", "--as", "alice", "--yes");
        assertEquals(0, created.exitCode(), created.output());
        assertTrue(created.output().contains("lab needs more: tasks:write"), created.output());
        assertTrue(created.output().contains("Created task-"), created.output());
    }

    @Test
    void without_a_user_it_works_for_itself() {
        Command listed = agent("run", "list my tasks");
        assertEquals(0, listed.exitCode(), listed.output());
        assertTrue(
                listed.output().contains("acts for itself: subject and client are ai-agent-assistant"),
                listed.output());
    }

    private Command agent(String... arguments) {
        return Command.run(
                environment,
                Stream.concat(Stream.of("./lab", "agent"), Stream.of(arguments)).toList());
    }
}
