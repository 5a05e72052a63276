package oauthlab.auth.foundation.outbound;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import oauthlab.auth.foundation.platform.LabModes;
import oauthlab.auth.foundation.ratelimit.RateLimited;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server of somebody else that sends a byte now and then, and never comes to an end. */
class SlowServerTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<String> hungUp = new ArrayBlockingQueue<>(10);

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_byte_now_and_then_holds_no_connection_beyond_the_deadline() throws Exception {
        try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            new Thread(() -> drip(server), "drip").start();
            var fetch = new OutboundFetch(new PublicAddresses(LabModes.ON), new FetchLimit(() -> "test"), vertx);
            URI uri = URI.create("http://localhost:" + server.getLocalPort() + "/client.json");
            long begin = System.nanoTime();
            assertThrows(FetchFailed.class, () -> fetch.json(uri, 10_000));
            assertTrue(Duration.ofNanos(System.nanoTime() - begin).toSeconds() < 6);
            assertEquals("closed", hungUp.poll(5, TimeUnit.SECONDS), "the connection ends with the wait");
        }
    }

    @Test
    void one_sender_has_a_share_of_what_runs_at_a_time() {
        var turns = new FetchLimit(() -> "192.0.2.1");
        for (int i = 0; i < 4; i++) turns.take("slow.example");
        assertThrows(RateLimited.class, () -> turns.take("slow.example"));
        for (int i = 0; i < 4; i++) turns.take("slower.example");
        assertThrows(RateLimited.class, () -> turns.take("third.example"));
    }

    @Test
    void a_turn_that_is_over_is_free_again() {
        var turns = new FetchLimit(() -> "192.0.2.1");
        var taken = new ArrayList<FetchLimit.Turn>();
        for (int i = 0; i < 4; i++) taken.add(turns.take("slow.example"));
        taken.forEach(FetchLimit.Turn::close);
        assertDoesNotThrow(() -> turns.take("slow.example"));
    }

    @Test
    void many_senders_together_leave_a_turn_for_one_who_has_none() {
        String[] sender = {""};
        var turns = new FetchLimit(() -> sender[0]);
        for (int i = 0; i < 64; i++) {
            sender[0] = "flood-" + i / 4;
            turns.take("slow.example");
        }
        assertThrows(RateLimited.class, () -> turns.take("other.example"));
        sender[0] = "192.0.2.99";
        assertDoesNotThrow(() -> turns.take("slow.example"));
    }

    private void drip(ServerSocket server) {
        try (Socket socket = server.accept()) {
            OutputStream out = socket.getOutputStream();
            out.write(HEAD.getBytes(StandardCharsets.US_ASCII));
            // The client sends nothing after its request; so when reading comes to an end, it has hung up.
            socket.setSoTimeout(100);
            while (!isClosed(socket)) {
                out.write(' ');
                out.flush();
            }
        } catch (IOException reset) {
            // that is how it ends, too
        }
        hungUp.add("closed");
    }

    private static boolean isClosed(Socket socket) throws IOException {
        try {
            return socket.getInputStream().readNBytes(10_000).length < 10_000;
        } catch (java.net.SocketTimeoutException nothingYet) {
            return false;
        }
    }
}
