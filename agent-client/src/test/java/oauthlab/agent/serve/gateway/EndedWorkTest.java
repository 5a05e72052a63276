package oauthlab.agent.serve.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import oauthlab.agent.EndlessServer;
import oauthlab.agent.TestClock;
import oauthlab.agent.ToolServer;
import oauthlab.agent.mcp.tools.ToolResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the wait ends, the work ends: afterwards no thread, no connection and no place is taken. */
@QuarkusTest
class EndedWorkTest {

    private static final int CONCURRENT = 3;
    private static final Caller CALLER = Caller.at("127.0.0.1");

    @Inject
    Gateways gateways;

    @TempDir
    Path folder;

    EndlessServer server;

    @BeforeEach
    void start() throws Exception {
        TestClock.now = TestClock.START;
        server = new EndlessServer();
        // What is loaded with the first call does not count.
        try (Gateway gateway = open(Duration.ofSeconds(30))) {
            call(gateway, "good").get(30, TimeUnit.SECONDS);
        }
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"silent", "drip", "dripping-headers", "body", "stream", "comments"})
    void a_call_that_has_no_end_ends_with_the_wait(String how) throws Exception {
        try (Gateway gateway = open(Duration.ofSeconds(1))) {
            List<CompletableFuture<ToolResult>> calls = IntStream.range(0, CONCURRENT)
                    .mapToObj(i -> call(gateway, how))
                    .toList();
            for (var call : calls) {
                int status = problem(call).status();
                assertTrue(status == 504 || status == 502 && how.equals("body"), "" + status);
            }
            eventually(() -> server.busy() == 0);
            eventually(() -> threads("endless") == 0);
            assertEquals("done", call(gateway, "good").get(20, TimeUnit.SECONDS).text());
            // On a busy machine the wait can be over before anything is sent.
            int before = begun(how).size();
            for (int again = 0; again < 20 && begun(how).size() == before; again++) problem(call(gateway, how));
            isToldTo(how);
        }
    }

    /** In a session the server is told; without one a closed connection says it. */
    void isToldTo(String how) {
        if (how.equals("body")) return;
        List<JsonNode> begun = begun(how);
        assertFalse(begun.isEmpty());
        eventually(() -> server.messages("notifications/cancelled").stream()
                .map(notice -> notice.at("/params/requestId"))
                .toList()
                .containsAll(begun));
    }

    private List<JsonNode> begun(String how) {
        return server.messages("tools/call").stream()
                .filter(call -> call.at("/params/name").asText().equals(how))
                .map(call -> call.get("id"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"silent", "drip", "body", "stream"})
    void a_list_that_has_no_end_ends(String how) throws Exception {
        server.list = how;
        try (Gateway gateway = open(Duration.ofSeconds(2))) {
            int status = problem(call(gateway, "good")).status();
            assertTrue(status == 504 || status == 502, "" + status);
            eventually(() -> server.busy() == 0);
            eventually(() -> threads("endless") == 0);
            int asked = server.messages("tools/list").size();
            assertTrue(asked <= 103, "" + asked);
            server.list = "good";
            assertEquals("done", call(gateway, "good").get(20, TimeUnit.SECONDS).text());
        }
    }

    /** The calls do not wait for what is left out of it. */
    @ParameterizedTest
    @ValueSource(strings = {"pages", "circle"})
    void a_list_with_too_many_pages_is_cut(String how) throws Exception {
        server.list = how;
        try (Gateway gateway = open(Duration.ofSeconds(20))) {
            assertEquals("done", call(gateway, "good").get(20, TimeUnit.SECONDS).text());
            int asked = server.messages("tools/list").size();
            assertTrue(asked <= 103, "" + asked);
            eventually(() -> server.busy() == 0);
        }
    }

    @Test
    void a_caller_who_gives_up_ends_the_work_and_nobody_elses() throws Exception {
        try (Gateway gateway = open(Duration.ofSeconds(30))) {
            call(gateway, "good").get(20, TimeUnit.SECONDS);
            var calls = IntStream.range(0, CONCURRENT)
                    .mapToObj(i -> call(gateway, "silent"))
                    .toList();
            eventually(() -> server.busy() == CONCURRENT);
            calls.get(0).cancel(false);
            eventually(() -> server.busy() == CONCURRENT - 1);
            eventually(() -> threads("endless") == CONCURRENT - 1);
            assertEquals("done", call(gateway, "good").get(20, TimeUnit.SECONDS).text());
            assertTrue(server.messages("initialize").size() <= 2, "the others keep their session");
            calls.forEach(call -> call.cancel(false));
            eventually(() -> server.busy() == 0);
        }
    }

    Gateway open(Duration patience) throws IOException {
        Path file = Files.writeString(
                folder.resolve("mcp.json"), ToolServer.configuration(Map.of("endless", server.url())));
        return gateways.open(Optional.of(file), Optional.empty(), new Limits(patience, 2 * CONCURRENT), line -> {});
    }

    private static CompletableFuture<ToolResult> call(Gateway gateway, String tool) {
        return gateway.at("endless", open -> open.call(CALLER, tool, Map.of()));
    }

    private static Problem problem(CompletableFuture<?> call) {
        var failed = assertThrows(ExecutionException.class, () -> call.get(30, TimeUnit.SECONDS));
        return (Problem) failed.getCause();
    }

    /** Those of the server that do something. */
    static long threads(String server) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().equals("server " + server))
                .filter(thread -> List.of(thread.getValue()).stream()
                        .anyMatch(frame -> frame.getClassName().equals(OpenServer.class.getName())))
                .count();
    }

    static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("It has not happened within 20 s.");
            Thread.onSpinWait();
        }
    }
}
