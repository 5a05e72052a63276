package oauthlab.system.trouble;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands where the authorization server should stand, and says the same to every question. */
final class Nonsense implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final List<String> ALL = List.of(
            "",
            "<!doctype html><title>Under maintenance</title>",
            "null",
            "[]",
            "{}",
            "{\"keys\":[],\"revoked\":[],\"active\":true}",
            "{\"keys\":[{}],\"revoked\":{},\"active\":\"perhaps\"}",
            "{\"keys\":\"none\",\"revoked\":7,\"active\":1,\"issuer\":[]}",
            "{\"issuer\":\"http://evil.example\",\"jwks_uri\":\"http://evil.example/keys\"}",
            "{\"active\":true,\"iss\":\"http://evil.example\",\"aud\":\"API\",\"client_id\":\"x\",\"exp\":9999999999}",
            "{\"active\":true,\"revoked\":[\"" + "x".repeat(1_000_000) + "\"]}");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger asked = new AtomicInteger();
    private final String api;
    private volatile byte[] text = new byte[0];

    /** @param api which tokens are said to be for */
    Nonsense(int port, String api) {
        this.api = api;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            byte[] answer = text;
            asked.incrementAndGet();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    /** Says one after the other, while something is done, at least until it was asked. */
    void sayEach(Runnable meanwhile) {
        for (String nonsense : ALL) {
            text = nonsense.replace("API", api).getBytes(StandardCharsets.UTF_8);
            asked.set(0);
            long end = System.nanoTime() + TIMEOUT.toNanos();
            do meanwhile.run();
            while (asked.get() == 0 && System.nanoTime() < end);
            assertTrue(asked.get() > 0, "nobody asked");
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
