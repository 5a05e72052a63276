package oauthlab.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** Stands in for the authorization server, the task API and the MCP server. */
final class StandIns {

    record Answer(int status, String body) {}

    static final ObjectMapper JSON = new ObjectMapper();
    static final Queue<String> TOKEN_REQUESTS = new ConcurrentLinkedQueue<>();
    static final Queue<String> API_REQUESTS = new ConcurrentLinkedQueue<>();
    /** What the task API saw in {@code X-API-Key}. */
    static final Queue<String> SHOWN_KEYS = new ConcurrentLinkedQueue<>();
    /** What the MCP server saw in {@code Authorization}. */
    static final Queue<String> SHOWN_TO_MCP = new ConcurrentLinkedQueue<>();

    static volatile Answer tokenAnswer;
    static volatile Answer apiAnswer;
    static volatile StandInTasks tasks = new StandInTasks();
    static final String ISSUER = serve(StandIns::token);
    static final String TASK_API = serve(StandIns::api);
    static final String MCP = serve(StandIns::mcp) + "/mcp";

    private StandIns() {}

    static void reset() {
        TOKEN_REQUESTS.clear();
        API_REQUESTS.clear();
        SHOWN_KEYS.clear();
        SHOWN_TO_MCP.clear();
        tasks = new StandInTasks();
        tokenAnswer = null;
        apiAnswer = null;
    }

    private static void token(HttpExchange exchange) throws IOException {
        TOKEN_REQUESTS.add(body(exchange));
        String token = Tokens.accessToken(Clock.systemUTC().instant().getEpochSecond() + 3600);
        answer(
                exchange,
                tokenAnswer != null
                        ? tokenAnswer
                        : new Answer(
                                200,
                                "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}"));
    }

    private static void api(HttpExchange exchange) throws IOException {
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        API_REQUESTS.add(line);
        String key = exchange.getRequestHeaders().getFirst("X-API-Key");
        if (key != null) SHOWN_KEYS.add(key);
        String body = body(exchange);
        if (apiAnswer != null) {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
            answer(exchange, apiAnswer);
        } else {
            answer(exchange, tasks.answer(line, body));
        }
    }

    /** Streamable HTTP, as far as this client needs it. */
    private static void mcp(HttpExchange exchange) throws IOException {
        String credential = exchange.getRequestHeaders().getFirst("Authorization");
        if (credential != null) SHOWN_TO_MCP.add(credential);
        JsonNode message = JSON.readTree(body(exchange));
        if (!exchange.getRequestMethod().equals("POST")) {
            answer(exchange, new Answer(405, ""));
        } else if (!message.has("id")) {
            answer(exchange, new Answer(202, ""));
        } else {
            ObjectNode response = JSON.createObjectNode().put("jsonrpc", "2.0");
            response.set("id", message.get("id"));
            response.set("result", JSON.readTree(result(message)));
            answer(exchange, new Answer(200, response.toString()));
        }
    }

    private static String result(JsonNode message) throws IOException {
        if (message.get("method").asText().equals("initialize")) {
            return "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},"
                    + "\"serverInfo\":{\"name\":\"stand-in\",\"version\":\"1\"}}";
        }
        JsonNode params = message.get("params");
        JsonNode arguments = params.get("arguments");
        String id = "/api/tasks/" + arguments.path("id").asText();
        if (apiAnswer != null) return "{\"isError\":true,\"content\":[{\"type\":\"text\",\"text\":\"Try again.\"}]}";
        Answer answer = switch (params.get("name").asText()) {
            case "get_user" -> tasks.answer("GET /api/user", "");
            case "list_tasks" -> tasks.answer("GET /api/tasks?" + query(arguments), "");
            case "create_task" -> tasks.answer("POST /api/tasks", arguments.toString());
            case "update_task" -> tasks.answer("PUT " + id, arguments.toString());
            default -> tasks.answer("GET " + id, "");
        };
        return "{\"content\":[],\"structuredContent\":" + answer.body() + "}";
    }

    private static String query(JsonNode arguments) {
        var query = new StringBuilder();
        arguments
                .fields()
                .forEachRemaining(field -> query.append(field.getKey())
                        .append('=')
                        .append(field.getValue().asText())
                        .append('&'));
        return query.toString();
    }

    private static String serve(HttpHandler handler) {
        HttpServer server = create();
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", handler);
        server.start();
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static HttpServer create() {
        try {
            return HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
