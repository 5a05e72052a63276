package oauthlab.agent.serve.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import oauthlab.agent.TestClock;
import oauthlab.agent.ToolServer;
import oauthlab.agent.mcp.tools.ToolResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that speaks over its standard streams, or does not. */
@QuarkusTest
class SilentProgramTest {

    private static final String REPLY = "printf '{\"jsonrpc\":\"2.0\",\"id\":%%s,\"result\":%s}\\n' \"$id\"";

    /** Notes what it reads, and answers all but calls. */
    private static final String PROGRAM = """
            while read -r line; do
              echo "$line" >> "$1"
              id=$(echo "$line" | sed -n 's/.*"id":\\("[^"]*"\\|[0-9]*\\).*/\\1/p')
              case "$line" in
              *'"initialize"'*) %s ;;
              *'"tools/list"'*) %s ;;
              esac
            done
            """.formatted(
                    REPLY.formatted(
                            "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"x\",\"version\":\"1\"}}"),
                    REPLY.formatted("{\"tools\":[]}"));

    @Inject
    Gateways gateways;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        TestClock.now = TestClock.START;
    }

    @Test
    void a_program_is_told_that_nobody_waits_for_its_answer() throws Exception {
        Path read = Files.createFile(folder.resolve("read"));
        try (Gateway gateway = open(Duration.ofSeconds(60), "-c", PROGRAM, "sh", read.toString())) {
            List<CompletableFuture<ToolResult>> calls = List.of(call(gateway), call(gateway));
            EndedWorkTest.eventually(() -> lines(read, "\"tools/call\"") == 2);
            calls.forEach(call -> call.cancel(false));
            EndedWorkTest.eventually(() -> lines(read, "notifications/cancelled") == 2);
            EndedWorkTest.eventually(() -> EndedWorkTest.threads("silent") == 0);
        }
        EndedWorkTest.eventually(() -> programs(read.toString()) == 0);
    }

    @Test
    void a_program_that_never_speaks_leaves_no_thread_and_no_process() throws Exception {
        Path mark = folder.resolve("mark");
        try (Gateway gateway = open(Duration.ofSeconds(1), "-c", "cat > /dev/null", mark.toString())) {
            assertEquals(504, problem(call(gateway)).status());
            EndedWorkTest.eventually(() -> EndedWorkTest.threads("silent") == 0);
            EndedWorkTest.eventually(() -> programs(mark.toString()) == 0);
        }
    }

    private Gateway open(Duration patience, String... arguments) throws IOException {
        String file = ToolServer.JSON.writeValueAsString(
                Map.of("mcpServers", Map.of("silent", Map.of("command", "sh", "args", arguments))));
        Path configuration = Files.writeString(folder.resolve("mcp.json"), file);
        return gateways.open(Optional.of(configuration), Optional.empty(), new Limits(patience, 6), line -> {});
    }

    private static CompletableFuture<ToolResult> call(Gateway gateway) {
        return gateway.at("silent", open -> open.call(Caller.at("127.0.0.1"), "hang", Map.of()));
    }

    private static Problem problem(CompletableFuture<?> call) {
        var failed = assertThrows(ExecutionException.class, () -> call.get(30, TimeUnit.SECONDS));
        return (Problem) failed.getCause();
    }

    private static long lines(Path file, String part) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.contains(part)).count();
        } catch (IOException notThere) {
            throw new AssertionError(notThere);
        }
    }

    private static long programs(String argument) {
        return ProcessHandle.current()
                .descendants()
                .filter(program -> List.of(program.info().arguments().orElse(new String[0]))
                        .contains(argument))
                .count();
    }
}
