package oauthlab.mcp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import oauthlab.guarded.StandInRevocations;

/** Stands in for the authorization server and the task API: answers what a test told it to, and keeps what came. */
public class StandIns implements QuarkusTestResourceLifecycleManager {

    record Answer(int status, String body) {}

    record Seen(String line, String authorization, String key, String proof, String body) {}

    private static final String TASK = "{\"id\":\"task-1\",\"user_id\":\"user-123\",\"title\":\"Learn\","
            + "\"status\":\"pending\",\"created_at\":\"2026-01-01T00:00:00Z\",\"created_by\":\"web-app\"}";

    static final ConcurrentLinkedQueue<Seen> TOKEN_REQUESTS = new ConcurrentLinkedQueue<>();
    static final ConcurrentLinkedQueue<Seen> API_REQUESTS = new ConcurrentLinkedQueue<>();
    private static final ConcurrentLinkedDeque<Answer> TOKEN_ANSWERS = new ConcurrentLinkedDeque<>();
    private static final ConcurrentLinkedDeque<Answer> API_ANSWERS = new ConcurrentLinkedDeque<>();
    static final StandInRevocations REVOCATIONS = new StandInRevocations();
    /** How often it was asked about a token, also when it gave no answer. */
    static final AtomicInteger QUESTIONS = new AtomicInteger();

    private static volatile String introspection = "{\"active\":false}";
    private static volatile int tokenLifetime = 3600;
    private static volatile String nonceOfTheApi;
    private static volatile boolean isAway;
    private static volatile Runnable whileTheApiWorks = () -> {};
    private static volatile SigningKey key = SigningKey.create("first");

    static volatile String issuer;

    private HttpServer authServer;
    private HttpServer taskApi;

    /** Forgets what came. The token that was kept stays kept. */
    static void forget() {
        List.of(TOKEN_REQUESTS, API_REQUESTS, TOKEN_ANSWERS, API_ANSWERS).forEach(java.util.Collection::clear);
        tokenLifetime = 3600;
        nonceOfTheApi = null;
        isAway = false;
        whileTheApiWorks = () -> {};
    }

    /** The key that the authorization server signs with. */
    static SigningKey key() {
        return key;
    }

    static void signWith(SigningKey next) {
        key = next;
    }

    /** What it says about every token from now on. */
    static void introspection(String answer) {
        introspection = answer;
    }

    /** It answers what no authorization server would. */
    static void beAway(boolean away) {
        isAway = away;
    }

    /** What happens while the API answers. */
    static void whileTheApiWorks(Runnable meanwhile) {
        whileTheApiWorks = meanwhile;
    }

    static void nonceOfTheApi(String nonce) {
        nonceOfTheApi = nonce;
    }

    static void nextTokenLives(int seconds) {
        tokenLifetime = seconds;
    }

    static void nextTokenAnswer(int status, String body) {
        TOKEN_ANSWERS.add(new Answer(status, body));
    }

    static void nextApiAnswer(int status, String body) {
        API_ANSWERS.add(new Answer(status, body));
    }

    @Override
    public Map<String, String> start() {
        authServer = serve(StandIns::authServer);
        taskApi = serve(exchange -> {
            API_REQUESTS.add(read(exchange));
            whileTheApiWorks.run();
            if (nonceOfTheApi != null) exchange.getResponseHeaders().set("DPoP-Nonce", nonceOfTheApi);
            Answer planned = API_ANSWERS.poll();
            answer(exchange, planned == null ? usual(exchange) : planned);
        });
        issuer = address(authServer);
        return Map.of(
                "oauthlab.issuer",
                issuer,
                "oauthlab.task-api.url",
                address(taskApi),
                "oauthlab.task-api.resource",
                "https://tasks.example",
                "oauthlab.allowed-origins",
                "http://localhost:4002");
    }

    @Override
    public void stop() {
        authServer.stop(0);
        taskApi.stop(0);
    }

    private static void authServer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/introspect")) QUESTIONS.incrementAndGet();
        if (isAway) {
            answer(exchange, new Answer(500, "<html>oh</html>"));
        } else if (path.endsWith("/oauth-authorization-server")) {
            answer(
                    exchange,
                    new Answer(
                            200,
                            ("{'issuer':'%1$s','jwks_uri':'%1$s/jwks','token_endpoint':'%1$s/oauth/token',"
                                            + "'introspection_endpoint':'%1$s/introspect','revoked_tokens_endpoint':'%1$s/revoked'}")
                                    .formatted(issuer)
                                    .replace('\'', '"')));
        } else if (path.equals("/jwks")) {
            answer(exchange, new Answer(200, "{\"keys\":[" + key.publicJson() + "]}"));
        } else if (path.equals("/revoked")) {
            answer(exchange, new Answer(200, REVOCATIONS.page(exchange)));
        } else if (path.equals("/introspect")) {
            answer(exchange, new Answer(200, introspection));
        } else {
            TOKEN_REQUESTS.add(read(exchange));
            Answer planned = TOKEN_ANSWERS.poll();
            answer(exchange, planned == null ? token() : planned);
        }
    }

    private static Answer token() {
        return new Answer(
                200,
                "{\"access_token\":\"token-%d\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
                        .formatted(TOKEN_REQUESTS.size(), tokenLifetime));
    }

    private static Answer usual(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("DELETE")) return new Answer(204, "");
        if (path.equals("/api/user")) return new Answer(200, "{\"id\":\"user-123\",\"username\":\"demo-user\"}");
        if (!path.equals("/api/tasks")) return new Answer(200, TASK);
        return exchange.getRequestMethod().equals("POST")
                ? new Answer(201, TASK)
                : new Answer(200, "{\"tasks\":[" + TASK + "],\"total\":1}");
    }

    private static HttpServer serve(com.sun.net.httpserver.HttpHandler handler) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.setExecutor(Executors.newCachedThreadPool());
            server.createContext("/", handler);
            server.start();
            return server;
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static Seen read(HttpExchange exchange) throws IOException {
        return new Seen(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("X-API-Key"),
                exchange.getRequestHeaders().getFirst("DPoP"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
