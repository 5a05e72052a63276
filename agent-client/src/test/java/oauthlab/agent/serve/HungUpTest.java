package oauthlab.agent.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.BooleanSupplier;
import oauthlab.agent.EndlessServer;
import oauthlab.agent.ToolServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller who hangs up leaves nothing behind that works for nobody. */
@QuarkusTest
class HungUpTest extends ServeTest {

    /** Half of the places, as one caller gets. */
    private static final int SHARE = 8;

    private EndlessServer endless;

    @BeforeEach
    void serveIt() throws IOException {
        endless = new EndlessServer();
        urls.put("endless", endless.url());
        Files.writeString(file(), ToolServer.configuration(urls));
        serve(ANYBODY);
    }

    @AfterEach
    void stopIt() throws IOException {
        endless.close();
    }

    @Test
    void calls_end_when_their_callers_hang_up() throws IOException {
        assertEquals(200, call("/endless/good", "{}").statusCode());
        for (int round = 0; round < 3; round++) {
            var callers = new ArrayList<Socket>();
            for (int i = 0; i < SHARE; i++) callers.add(caller("/endless/drip"));
            eventually(() -> endless.busy() == SHARE);
            for (Socket caller : callers) caller.close();
            eventually(() -> endless.busy() == 0);
        }
        eventually(() -> call("/endless/good", "{}").statusCode() == 200);
    }

    @Test
    void one_caller_leaves_places_for_others() throws IOException {
        var callers = new ArrayList<Socket>();
        for (int i = 0; i < SHARE; i++) callers.add(caller("/endless/drip"));
        eventually(() -> endless.busy() == SHARE);
        var refused = call("/endless/good", "{}");
        assertRefused(429, "too_many_calls", "your share", refused);
        assertEquals("1", refused.headers().firstValue("Retry-After").orElse(""));
        assertEquals(200, call("/one/echo", "{\"text\":\"a\"}").statusCode());
        try (var other =
                new Socket(InetAddress.getByName("127.0.0.1"), running.port(), InetAddress.getByName("127.0.0.2"), 0)) {
            send(other, "/endless/good");
            var first = new byte[12];
            assertEquals(12, other.getInputStream().readNBytes(first, 0, 12));
            assertEquals("HTTP/1.1 200", new String(first, StandardCharsets.US_ASCII));
        }
        for (Socket caller : callers) caller.close();
    }

    @Test
    void the_page_does_not_go_on_with_a_list_that_it_does_not_show() {
        endless.list = "silent";
        for (int i = 0; i < 2; i++) assertEquals(200, get("/").statusCode());
        eventually(() -> endless.busy() == 0);
    }

    private Socket caller(String path) throws IOException {
        var socket = new Socket("127.0.0.1", running.port());
        send(socket, path);
        return socket;
    }

    private static void send(Socket socket, String path) throws IOException {
        String request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 2\r\n\r\n{}";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    private static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("It has not happened within 20 s.");
            Thread.onSpinWait();
        }
    }
}
