package oauthlab.system.migration;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import oauthlab.system.migration.Routes.Instance;

/**
 * A small reverse proxy for the days when an old and a new instance of an API run side by side. It sends each request where
 * {@link Routes} say, and tells how many are under way at each instance, so that one can be stopped when nothing is.
 *
 * <p>It needs the JDK alone: {@code java oauthlab.system.migration.FrontDoor PORT ROUTES}, where port 0 is any that is free.
 */
public final class FrontDoor {

    static {
        // Without it each answer on a connection that stays open waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** Where it tells how many requests are under way. */
    private static final String STATUS = "/front-door";

    private static final int MAX_BODY = 1 << 20;

    /** What belongs to one connection and not to the message (RFC 9110 section 7.6.1), or is made anew here. */
    private static final Set<String> NOT_PASSED_ON = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Routes routes;
    private final HttpServer server;

    private FrontDoor(int port, Path file) throws IOException {
        routes = new Routes(file);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), port), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
    }

    public static void main(String[] arguments) throws IOException {
        var door = new FrontDoor(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
        door.server.start();
        System.out.println(
                "Open at http://localhost:" + door.server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
            if (STATUS.equals(path)) reply(exchange, 200, routes.status());
            else if (path == null || !path.startsWith("/")) error(exchange, 400, "The address has no path.");
            else if (body.length > MAX_BODY) error(exchange, 413, "More than " + MAX_BODY + " bytes.");
            else passOn(exchange, path, body);
        }
    }

    private void passOn(HttpExchange exchange, String path, byte[] body) throws IOException {
        Instance instance = routes.enter(path, credential(exchange.getRequestHeaders()));
        try {
            HttpResponse<byte[]> answer =
                    http.send(request(exchange, instance.address(), body), BodyHandlers.ofByteArray());
            copy(answer.headers().map(), exchange.getResponseHeaders()::add);
            exchange.getResponseHeaders().set("Via", "1.1 " + instance.name());
            reply(exchange, answer.statusCode(), answer.body());
        } catch (IOException noAnswer) {
            error(exchange, 502, "The instance '" + instance.name() + "' does not answer.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            routes.leave(instance);
        }
    }

    private static HttpRequest request(HttpExchange exchange, String address, byte[] body) {
        URI asked = exchange.getRequestURI();
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        var publisher = body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        var request = HttpRequest.newBuilder(URI.create(address + asked.getRawPath() + query))
                .timeout(Duration.ofSeconds(30))
                .method(exchange.getRequestMethod(), publisher)
                .header("Via", "1.1 front-door");
        copy(exchange.getRequestHeaders(), request::header);
        return request.build();
    }

    private static void copy(Map<String, List<String>> headers, BiConsumer<String, String> to) {
        headers.forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) values.forEach(value -> to.accept(name, value));
        });
    }

    /** The credential that the API will look at: a key, or what follows the scheme. */
    private static String credential(Headers headers) {
        String key = headers.getFirst("X-API-Key");
        if (key != null) return key.strip();
        String authorization = headers.getFirst("Authorization");
        return authorization == null
                ? ""
                : authorization.replaceFirst("^\\S+\\s+", "").strip();
    }

    private static void error(HttpExchange exchange, int status, String why) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        reply(exchange, status, "{\"error\":\"front_door\",\"error_description\":\"" + why + "\"}");
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        reply(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) exchange.getResponseBody().write(body);
    }
}
