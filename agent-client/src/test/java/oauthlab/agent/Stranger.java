package oauthlab.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server on a free port that answers what a test tells it to. {@code $BASE} in an answer is its own address. */
public final class Stranger implements AutoCloseable {

    /** What came in. */
    public record Asked(String method, URI address, Map<String, List<String>> headers, String body) {

        public String path() {
            return address.getPath();
        }

        public String line() {
            return method + " " + path();
        }

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst()
                    .orElse(null);
        }

        /** The parameters of a form. */
        public Map<String, String> form() {
            return parameters(body);
        }

        public Map<String, String> query() {
            return parameters(address.getRawQuery());
        }

        private static Map<String, String> parameters(String encoded) {
            var parameters = new LinkedHashMap<String, String>();
            for (String pair : encoded.split("&")) {
                String[] halves = pair.split("=", 2);
                parameters.put(halves[0], URLDecoder.decode(halves[1], StandardCharsets.UTF_8));
            }
            return parameters;
        }
    }

    /** What goes out. */
    public record Answer(int status, Map<String, String> headers, String body) {

        public static Answer json(String body) {
            return new Answer(200, Map.of(), body);
        }

        public static Answer of(int status, String body) {
            return new Answer(status, Map.of(), body);
        }

        public Answer with(String header, String value) {
            return new Answer(status, Map.of(header, value), body);
        }
    }

    private final HttpServer server;
    private final Map<String, Function<Asked, Answer>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    public Stranger() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    public String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on this path answers so; every other is 404. */
    public Stranger at(String path, Function<Asked, Answer> answer) {
        answers.put(path, answer);
        return this;
    }

    public Stranger at(String path, String json) {
        return at(path, asked -> Answer.json(json));
    }

    /** All requests so far, in order. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public List<Asked> asked(String path) {
        return asked.stream().filter(request -> request.path().equals(path)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var request = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    body);
            asked.add(request);
            Answer answer = answers.getOrDefault(request.path(), nothing -> Answer.of(404, "{}"))
                    .apply(request);
            byte[] bytes = answer.body().replace("$BASE", base()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value.replace("$BASE", base())));
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
