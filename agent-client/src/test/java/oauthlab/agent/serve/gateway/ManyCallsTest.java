package oauthlab.agent.serve.gateway;

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
import oauthlab.agent.mcp.tools.ToolResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that hangs holds up its own callers, for a while, and nobody else. */
@QuarkusTest
class ManyCallsTest {

    private static final int CONCURRENT = 4;
    private static final Caller HERE = Caller.at("127.0.0.1");
    private static final Caller ELSEWHERE = Caller.at("198.51.100.7");

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
    void one_caller_takes_half_of_the_places_and_no_more() throws Exception {
        try (Gateway gateway = open(Duration.ofSeconds(30))) {
            var waiting = new ArrayList<CompletableFuture<ToolResult>>();
            for (int i = 0; i < CONCURRENT / 2; i++) waiting.add(call(gateway, "slow", "hang"));
            Problem refused = problem(call(gateway, "slow", "tell"));
            assertEquals(429, refused.status());
            assertEquals("1", refused.headers().get("Retry-After"));
            assertEquals(
                    "told",
                    call(gateway, Caller.at("127.0.0.2"), "slow", "tell")
                            .get(20, TimeUnit.SECONDS)
                            .text());
            waiting.add(call(gateway, Caller.at("127.0.0.2"), "slow", "hang"));
            for (int i = 3; i < 200; i++)
                assertEquals(
                        429,
                        problem(call(gateway, Caller.at("127.0.0." + i), "slow", "tell"))
                                .status(),
                        "a machine has many loopback addresses, and takes no place of others by them");
            assertEquals(
                    "told",
                    call(gateway, ELSEWHERE, "slow", "tell")
                            .get(20, TimeUnit.SECONDS)
                            .text());
            slow.release();
            for (var call : waiting)
                assertEquals("at last", call.get(20, TimeUnit.SECONDS).text());
        }
    }

    @Test
    void a_place_is_given_back_however_the_call_ends() throws Exception {
        try (Gateway gateway = open(Duration.ofSeconds(30))) {
            for (int round = 0; round < 50; round++) {
                var first = call(gateway, "slow", "hang");
                first.cancel(false);
                problem(call(gateway, "slow", "refuse"));
            }
            EndedWorkTest.eventually(() -> EndedWorkTest.threads("slow") == 0);
            var calls = List.of(call(gateway, "slow", "tell"), call(gateway, "slow", "tell"));
            for (var call : calls)
                assertEquals("told", call.get(20, TimeUnit.SECONDS).text());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db9::1,      2001:db9::2",
        "2001:db9:0:1::1,  2001:db9:0:1:ffff::2",
        "2001:db9:0:1::1,  2001:db9:0:2::1",
        "::1,              127.0.0.1",
        "::ffff:127.0.0.9, 127.0.0.1",
        "192.0.2.1,        192.0.2.254"
    })
    void who_can_choose_among_addresses_is_one_network(String one, String other) {
        assertEquals(Caller.at(one).network(), Caller.at(other).network());
    }

    @Test
    void calls_of_one_server_wait_for_no_other() throws Exception {
        try (Gateway gateway = open(Duration.ofSeconds(30))) {
            var waiting = new ArrayList<CompletableFuture<ToolResult>>();
            for (int i = 0; i < CONCURRENT; i++)
                waiting.add(call(gateway, i % 2 == 0 ? HERE : ELSEWHERE, "slow", "hang"));
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
        return gateways.open(Optional.of(file), Optional.empty(), new Limits(patience, CONCURRENT), line -> {});
    }

    private static CompletableFuture<ToolResult> call(Gateway gateway, String server, String tool) {
        return call(gateway, HERE, server, tool);
    }

    private static CompletableFuture<ToolResult> call(Gateway gateway, Caller caller, String server, String tool) {
        return gateway.at(server, open -> open.call(caller, tool, Map.of()));
    }

    private static Problem problem(CompletableFuture<?> call) {
        var failed = assertThrows(ExecutionException.class, () -> call.get(20, TimeUnit.SECONDS));
        return (Problem) failed.getCause();
    }
}
