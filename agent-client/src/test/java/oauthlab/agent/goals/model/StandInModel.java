package oauthlab.agent.goals.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A server without a model: it speaks OpenAI's API for chats (events) and Ollama's (a line of JSON for each piece), and says
 * what a test told it to.
 */
final class StandInModel implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    /** What it does with the next request. */
    sealed interface Reply {

        /** A text, word by word. */
        record Says(String text) implements Reply {}

        /** A text that ended because there was no room for more. */
        record TooLong(String text) implements Reply {}

        /** A call, whose arguments arrive in pieces. */
        record Calls(String tool, String arguments) implements Reply {}

        record Status(int status, String body) implements Reply {}

        /** The connection ends in the middle of the text, or the stream ends as if it were over. */
        record CutOff(String text, boolean politely) implements Reply {}

        /** No answer as long as the server lives. */
        record Silence() implements Reply {}
    }

    private final Queue<Reply> replies = new ArrayDeque<>();
    private final List<JsonNode> requests = new ArrayList<>();
    private final List<String> authorizations = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;

    StandInModel(Reply... replies) throws IOException {
        this.replies.addAll(List.of(replies));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", exchange -> answer(exchange, new OpenAiWords()));
        server.createContext("/api/chat", exchange -> answer(exchange, new OllamaWords()));
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    URI openAi() {
        return URI.create(ollama() + "/v1");
    }

    URI ollama() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<JsonNode> requests() {
        return requests;
    }

    List<String> authorizations() {
        return authorizations;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange, Words words) throws IOException {
        requests.add(JSON.readTree(exchange.getRequestBody()));
        authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
        Reply reply = replies.remove();
        try (exchange) {
            if (reply instanceof Reply.Silence) waitForTheEnd();
            else if (reply instanceof Reply.Status status) status(exchange, status);
            else stream(exchange, words, reply);
        }
    }

    private void waitForTheEnd() {
        try {
            closed.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void status(HttpExchange exchange, Reply.Status status) throws IOException {
        byte[] body = status.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private static void stream(HttpExchange exchange, Words words, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", words.contentType());
        // A length that is never reached: the connection then ends in the middle.
        boolean isAbrupt = reply instanceof Reply.CutOff cut && !cut.politely();
        exchange.sendResponseHeaders(200, isAbrupt ? Integer.MAX_VALUE : 0);
        OutputStream out = exchange.getResponseBody();
        for (String piece : pieces(words, reply)) {
            out.write(piece.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private static List<String> pieces(Words words, Reply reply) {
        var pieces = new ArrayList<String>();
        if (reply instanceof Reply.Says says) {
            for (String word : says.text().split("(?<= )")) pieces.add(words.text(word));
            pieces.addAll(words.end("stop"));
        }
        if (reply instanceof Reply.TooLong tooLong) {
            pieces.add(words.text(tooLong.text()));
            pieces.addAll(words.end("length"));
        }
        if (reply instanceof Reply.CutOff cut) pieces.add(words.text(cut.text()));
        if (reply instanceof Reply.Calls calls) pieces.addAll(words.call(calls.tool(), calls.arguments()));
        return pieces;
    }

    /** How one of the two APIs puts it. */
    interface Words {
        String contentType();

        String text(String piece);

        List<String> call(String tool, String arguments);

        List<String> end(String reason);
    }

    static final class OpenAiWords implements Words {

        @Override
        public String contentType() {
            return "text/event-stream";
        }

        @Override
        public String text(String piece) {
            return event(JSON.createObjectNode().put("content", piece), null);
        }

        @Override
        public List<String> call(String tool, String arguments) {
            int half = arguments.length() / 2;
            var pieces = new ArrayList<String>();
            pieces.add(event(part("call_1", tool, ""), null));
            pieces.add(event(part(null, null, arguments.substring(0, half)), null));
            pieces.add(event(part(null, null, arguments.substring(half)), null));
            pieces.addAll(end("tool_calls"));
            return pieces;
        }

        @Override
        public List<String> end(String reason) {
            return List.of(event(JSON.createObjectNode(), reason), "data: [DONE]\n\n");
        }

        private static ObjectNode part(String id, String tool, String arguments) {
            ObjectNode delta = JSON.createObjectNode();
            ObjectNode call = delta.putArray("tool_calls").addObject().put("index", 0);
            if (id != null) call.put("id", id).put("type", "function");
            ObjectNode function = call.putObject("function").put("arguments", arguments);
            if (tool != null) function.put("name", tool);
            return delta;
        }

        private static String event(ObjectNode delta, String reason) {
            ObjectNode chunk = JSON.createObjectNode().put("id", "chat-1").put("object", "chat.completion.chunk");
            ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
            choice.set("delta", delta);
            choice.put("finish_reason", reason);
            return "data: " + chunk + "\n\n";
        }
    }

    static final class OllamaWords implements Words {

        @Override
        public String contentType() {
            return "application/x-ndjson";
        }

        @Override
        public String text(String piece) {
            return line(JSON.createObjectNode().put("role", "assistant").put("content", piece), null);
        }

        @Override
        public List<String> call(String tool, String arguments) {
            ObjectNode message =
                    JSON.createObjectNode().put("role", "assistant").put("content", "");
            ObjectNode function = message.putArray("tool_calls")
                    .addObject()
                    .putObject("function")
                    .put("name", tool);
            try {
                function.set("arguments", JSON.readTree(arguments));
            } catch (IOException fault) {
                throw new AssertionError(fault);
            }
            var pieces = new ArrayList<String>();
            pieces.add(line(message, null));
            pieces.addAll(end("stop"));
            return pieces;
        }

        @Override
        public List<String> end(String reason) {
            return List.of(line(JSON.createObjectNode().put("role", "assistant").put("content", ""), reason));
        }

        private static String line(ObjectNode message, String reason) {
            ObjectNode line = JSON.createObjectNode().put("model", "m").put("created_at", "2026-03-01T12:00:00Z");
            line.set("message", message);
            line.put("done", reason != null);
            if (reason != null) line.put("done_reason", reason);
            return line + "\n";
        }
    }
}
