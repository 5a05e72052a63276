package oauthlab.agent.oauth.tokenstore;

import static oauthlab.agent.oauth.tokenstore.TestSessions.KEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two commands at once, and a command that may not write. */
class OtherProcessTest {

    @TempDir
    Path folder;

    private TokenStore store;

    @BeforeEach
    void a_session_is_kept() {
        store = new FileTokenStore(folder.resolve("tokens"), Sealing.NONE, TestSessions.CLOCK, notice -> {
            throw new AssertionError(notice);
        });
        store.save(TestSessions.full(KEY).with(TestSessions.tokens(Optional.empty(), Optional.of("0"))));
    }

    @Test
    void two_processes_never_use_a_refresh_token_twice() throws Exception {
        List<Process> processes = List.of(start("", 60), start("", 60));
        for (Process process : processes) {
            String said = output(process);
            assertEquals(0, process.waitFor(), said);
            assertEquals("", said);
        }
        assertEquals(Optional.of("120"), refreshToken());
    }

    /** A limit on the size of files is a disk that is full: the file is made, and then no byte goes into it. */
    @Test
    void a_full_disk_is_a_message_and_the_old_file_stays_whole() throws Exception {
        Process process = start("ulimit -f 0; ", 1);

        String said = output(process);
        assertEquals(OtherProcess.FAILED, process.waitFor(), said);
        assertTrue(said.startsWith("The tokens cannot be kept in " + folder.resolve("tokens")), said);
        assertTrue(said.contains("What was kept before is as it was."), said);
        assertEquals(Optional.of("0"), refreshToken());
        assertEquals(2, fileCount(), "nothing half written is left behind");
    }

    private Process start(String before, int times) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String command = before + "exec \"" + java + "\" -XX:-UsePerfData -XX:TieredStopAtLevel=1 "
                + OtherProcess.class.getName() + " \"" + folder + "\" " + times;
        var builder = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.start();
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private Optional<String> refreshToken() {
        return store.find(KEY).orElseThrow().tokens().orElseThrow().refreshToken();
    }

    private long fileCount() throws IOException {
        try (var files = Files.list(folder.resolve("tokens"))) {
            return files.count();
        }
    }
}
