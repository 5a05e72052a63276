package oauthlab.system.attacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server of the attacker's, who decides for each path how it answers, and counts who came. */
final class AttackersSite implements AutoCloseable {

    /** As an exchange of the JDK's server is handled. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> visits = new ConcurrentHashMap<>();

    AttackersSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            visits(path).incrementAndGet();
            answers.getOrDefault(path, unknown -> unknown.sendResponseHeaders(404, -1))
                    .to(exchange);
        });
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String address(String path) {
        return "http://localhost:" + port() + path;
    }

    void answer(String path, Answer answer) {
        answers.put(path, answer);
    }

    void publish(String path, String json) {
        answer(path, exchange -> {
            begin(exchange, json.length()).write(json.getBytes(UTF_8));
            exchange.close();
        });
    }

    /** The head of a JSON document; 0 leaves open how long it will be. */
    static java.io.OutputStream begin(HttpExchange exchange, int length) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, length);
        return exchange.getResponseBody();
    }

    AtomicInteger visits(String path) {
        return visits.computeIfAbsent(path, any -> new AtomicInteger());
    }

    int allVisits() {
        return visits.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
