package oauthlab.system.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.Ports;
import oauthlab.system.lab.Root;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The agent gets tokens and cannot write them down: its shell lets no file grow beyond a kilobyte. */
@ExtendWith(SharedLab.class)
class FullDiskIT {

    private final Lab lab;
    private final Path home;

    FullDiskIT(Lab lab) {
        this.lab = lab;
        this.home = Root.workFolder("full-disk-" + lab.ports().auth());
    }

    @Test
    void what_was_kept_before_is_as_it_was_and_the_message_says_what_to_do() throws IOException {
        Files.createDirectories(home);
        Files.writeString(
                home.resolve("mcp.json"),
                "{\"mcpServers\":{\"lab\":{\"url\":\"" + lab.mcp() + "/mcp\",\"oauth\":{\"callback_port\":"
                        + Ports.free().agent() + "}}}}");
        assertEquals(0, agent("", "login", "lab").exitCode());
        Map<Path, String> before = tokens();
        Command full = agent("ulimit -f 1; ", "login", "lab", "--scope", "tasks:write");
        assertEquals(1, full.exitCode(), full.output());
        assertTrue(full.output().contains("The tokens cannot be kept in " + home.resolve("tokens")), full.output());
        assertTrue(full.output().contains("Make room, or name another folder: OAUTHLAB_TOKENS."), full.output());
        assertEquals(before, tokens());
        Command after = agent("", "call", "lab", "get_user", "--no-approval");
        assertEquals(0, after.exitCode(), after.output());
    }

    /** What it prints goes through a pipe, which has no size. */
    private Command agent(String limit, String... arguments) {
        var environment = new HashMap<>(lab.environment());
        environment.put("OAUTHLAB_CONFIG", home.resolve("mcp.json").toString());
        environment.put("OAUTHLAB_TOKENS", home.resolve("tokens").toString());
        environment.put("AGENT_BROWSER", Root.resolve("docs/agent/browser.sh").toString());
        // The JVM, too, would write a file of its own.
        environment.put("JAVA_TOOL_OPTIONS", "-XX:-UsePerfData");
        String script = "set -o pipefail; { " + limit + "./lab agent \"$@\"; } 2>&1 | cat";
        var command = new ArrayList<>(List.of("bash", "-c", script, "bash"));
        command.addAll(List.of(arguments));
        return Command.run(environment, command);
    }

    private Map<Path, String> tokens() throws IOException {
        var contents = new TreeMap<Path, String>();
        try (var files = Files.list(home.resolve("tokens"))) {
            for (Path file : files.toList()) contents.put(file.getFileName(), Files.readString(file));
        }
        return contents;
    }
}
