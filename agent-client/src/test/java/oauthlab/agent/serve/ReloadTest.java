package oauthlab.agent.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import oauthlab.agent.TestClock;
import oauthlab.agent.ToolServer;
import oauthlab.agent.foundation.transcript.AgentException;
import org.junit.jupiter.api.Test;

/** The configuration file may change while it is served, and the process may end while it works. */
@QuarkusTest
class ReloadTest extends ServeTest {

    @Test
    void a_server_that_is_added_is_there_and_one_that_is_gone_is_not() throws Exception {
        assertEquals(200, call("/two/tell", "{}").statusCode());
        urls.remove("two");
        urls.put("three", two.url());
        write();
        assertEquals(200, call("/three/tell", "{}").statusCode());
        assertRefused(404, "unknown_server", "Configured: one, three.", call("/two/tell", "{}"));
        assertTrue(log.contains("The configuration has changed. Servers now: one, three"), log.toString());
    }

    @Test
    void what_did_not_change_keeps_its_connection() throws Exception {
        call("/one/tell", "{}");
        urls.put("two", one.url());
        write();
        call("/one/tell", "{}");
        assertEquals(1, one.count("initialize"));
        call("/two/tell", "{}");
        assertEquals(2, one.count("initialize"));
    }

    @Test
    void a_call_that_runs_is_not_broken_by_a_change() throws Exception {
        CompletableFuture<HttpResponse<String>> running = begin("/one/hang");
        await(() -> one.count("tools/call hang") == 1);
        urls.remove("one");
        write();
        assertEquals(404, call("/one/tell", "{}").statusCode());
        one.release();
        assertEquals("{\"text\":\"at last\"}", running.get(20, TimeUnit.SECONDS).body());
    }

    @Test
    void a_mistake_in_the_file_changes_nothing_and_is_said() throws Exception {
        call("/one/tell", "{}");
        change("{\"mcpServers\":{\"one\":{\"url\":3}}}");
        assertEquals(200, call("/one/tell", "{}").statusCode());
        assertTrue(get("/").body().contains("cannot be used; the servers stay as they were."));
        assertTrue(get("/").body().contains("line 1"));
        assertEquals(
                1, log.stream().filter(line -> line.contains("cannot be used")).count());
        Files.delete(file());
        TestClock.now = TestClock.now.plusSeconds(2);
        assertEquals(200, call("/two/tell", "{}").statusCode());
        write();
        assertFalse(get("/").body().contains("cannot be used"));
        assertEquals(1, one.count("initialize"));
    }

    @Test
    void a_server_that_works_is_switched_off_and_on_again() throws Exception {
        call("/two/tell", "{}");
        String off = ToolServer.configuration(urls).replace(two.url() + "\"", two.url() + "\",\"disabled\":true");
        change(off);
        assertRefused(404, "unknown_server", "two is disabled.", call("/two/tell", "{}"));
        assertFalse(get("/").body().contains("cannot be used"));
        assertEquals(200, call("/one/tell", "{}").statusCode());
        write();
        assertEquals(200, call("/two/tell", "{}").statusCode());
        assertEquals(2, two.count("initialize"));
    }

    @Test
    void at_the_start_a_mistake_ends_it() throws IOException {
        Files.writeString(file(), "{");
        assertTrue(assertThrows(AgentException.class, () -> serve(ANYBODY))
                .getMessage()
                .contains("line 1"));
    }

    @Test
    void a_taken_port_is_a_message() {
        int taken = running.port();
        var choice = new HttpServing.Choice(Optional.of(file()), Optional.empty(), taken, ANYBODY, log::add);
        var refused = assertThrows(AgentException.class, () -> serving.start(choice));
        assertTrue(refused.getMessage().contains("port " + taken + ": it is taken"), refused.getMessage());
        assertTrue(refused.details().get(0).contains("--port"));
    }

    @Test
    void when_it_ends_what_runs_may_finish_and_what_comes_is_sent_away() throws Exception {
        CompletableFuture<HttpResponse<String>> call = begin("/one/hang");
        await(() -> one.count("tools/call hang") == 1);
        CompletableFuture<Void> ended = CompletableFuture.runAsync(running::close);
        await(() -> get("/health").statusCode() == 503);
        assertRefused(503, "stopping", "about to stop", call("/two/tell", "{}"));
        one.release();
        assertEquals(200, call.get(20, TimeUnit.SECONDS).statusCode());
        ended.get(20, TimeUnit.SECONDS);
        assertThrows(IllegalStateException.class, () -> get("/health"));
        serve(ANYBODY);
    }

    private void write() throws IOException {
        change(ToolServer.configuration(urls));
    }

    private void change(String text) throws IOException {
        Files.writeString(file(), text);
        TestClock.now = TestClock.now.plus(Duration.ofSeconds(2));
    }

    /** True within ten seconds. */
    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "waited too long");
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
