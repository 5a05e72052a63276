package oauthlab.agent.foundation.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A program gets what it needs, and no secret that nobody thought of. */
class EnvironmentTest {

    @Test
    void secrets_stay_here() {
        var program = program();
        Environment.restrict(program);
        assertEquals(
                Set.of("PATH", "HOME", "LC_ALL", "SystemRoot"),
                program.environment().keySet());
    }

    @Test
    void a_browser_finds_its_desktop() {
        var program = program();
        Environment.restrictForDesktop(program);
        assertEquals(
                Set.of("PATH", "HOME", "LC_ALL", "SystemRoot", "DISPLAY", "XDG_RUNTIME_DIR", "LAB_USER"),
                program.environment().keySet());
    }

    private static ProcessBuilder program() {
        var program = new ProcessBuilder("true");
        program.environment().clear();
        program.environment()
                .putAll(Map.of("PATH", "/bin", "HOME", "/home", "LC_ALL", "C", "SystemRoot", "C:", "DISPLAY", ":0"));
        for (String secret : Set.of(
                "OAUTHLAB_PASSPHRASE",
                "OAUTHLAB_KEY_FILE",
                "AGENT_SERVE_KEY",
                "AGENT_CLIENT_SECRET",
                "AGENT_MODEL_KEY",
                "TASK_API_KEY",
                "OPENAI_API_KEY",
                "AWS_SECRET_ACCESS_KEY",
                "PATH_TO_SECRET",
                "SSH_AUTH_SOCK")) program.environment().put(secret, "secret");
        program.environment().putAll(Map.of("XDG_RUNTIME_DIR", "/run", "LAB_USER", "bob"));
        return program;
    }
}
