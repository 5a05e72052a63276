package oauthlab.agent.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import oauthlab.agent.TestClock;
import oauthlab.agent.ToolServer;
import oauthlab.agent.mcp.ToolResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that hangs holds up its own callers, for a while, and nobody else. */
@QuarkusTest
class ManyCallsTest {

    private static final int AT_ONCE = 4;

    @Inject
    Gateways gateways;

    @TempDir
    Path folder;

    private ToolServer slow;
    private ToolServer quick;

    @BeforeEach
    void start() throws IOException {
        TestClock.now = TestClock.START;
        slow = new ToolServer();
        quick = new ToolServer();
    }

    @AfterEach
    void stop() {
        slow.close();
        quick.close();
    }

    @Test
    void calls_of_one_server_wait_for_no_other() throws Exception {
        try (Gateway gateway = open(Duration.ofSeconds(30))) {
            var waiting = new ArrayList<CompletableFuture<ToolResult>>();
            for (int i = 0; i < AT_ONCE; i++) waiting.add(call(gateway, "slow", "hang"));
            assertEquals(
                    "told",
                    call(gateway, "quick", "tell").get(20, TimeUnit.SECONDS).text());

            Problem refused = problem(call(gateway, "slow", "tell"));
            assertEquals(429, refused.status());
            assertEquals("1", refused.headers().get("Retry-After"));

            slow.release();
            for (var call : waiting)
                assertEquals("at last", call.get(20, TimeUnit.SECONDS).text());
            assertEquals(
                    "told",
                    call(gateway, "slow", "tell").get(20, TimeUnit.SECONDS).text());
        }
    }

    @Test
    void a_caller_waits_only_so_long() throws IOException {
        try (Gateway gateway = open(Duration.ofSeconds(1))) {
            Problem refused = problem(call(gateway, "slow", "hang"));
            assertEquals(504, refused.status());
            assertTrue(refused.getMessage().contains("slow gave no answer within 1 s."), refused.getMessage());
        }
    }

    @Test
    void many_calls_share_a_connection() throws Exception {
        try (Gateway gateway = open(Duration.ofSeconds(30))) {
            call(gateway, "quick", "tell").get(20, TimeUnit.SECONDS);
            for (int round = 0; round < 10; round++) {
                List<CompletableFuture<ToolResult>> calls =
                        List.of(call(gateway, "quick", "tell"), call(gateway, "quick", "tell"));
                for (var call : calls)
                    assertEquals("told", call.get(20, TimeUnit.SECONDS).text());
            }
            assertEquals(1, quick.count("initialize"));
            assertEquals(1, quick.count("tools/list"));
        }
    }

    private Gateway open(Duration patience) throws IOException {
        Path file = Files.writeString(
                folder.resolve("mcp.json"), ToolServer.configuration(Map.of("slow", slow.url(), "quick", quick.url())));
        return gateways.open(Optional.of(file), Optional.empty(), new Limits(patience, AT_ONCE), line -> {});
    }

    private static CompletableFuture<ToolResult> call(Gateway gateway, String server, String tool) {
        return gateway.at(server, open -> open.call(tool, Map.of()));
    }

    private static Problem problem(CompletableFuture<?> call) {
        var failed = assertThrows(ExecutionException.class, () -> call.get(20, TimeUnit.SECONDS));
        return (Problem) failed.getCause();
    }
}
