package oauthlab.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An MCP server whose answers never end, each in its own way. The name of a tool says how. */
public final class EndlessServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    /** Answers that are being written. */
    private final Set<Socket> busy = ConcurrentHashMap.newKeySet();

    /** How {@code tools/list} answers: {@code good}, or what a tool can be. */
    public volatile String list = "good";

    public EndlessServer() throws IOException {
        start(this::accept);
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "endless");
        thread.setDaemon(true);
        thread.start();
    }

    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/mcp";
    }

    /** How many answers it is writing, to somebody who reads. */
    public int busy() {
        return busy.size();
    }

    public List<JsonNode> messages(String method) {
        return messages.stream()
                .filter(message -> message.path("method").asText().equals(method))
                .toList();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                start(() -> serve(connection));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new BufferedInputStream(connection.getInputStream());
            while (answer(connection, in)) {}
        } catch (IOException hungUp) {
            // What the tests wait for.
        } finally {
            busy.remove(connection);
        }
    }

    private boolean answer(Socket connection, InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) return false;
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in))
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
        OutputStream out = connection.getOutputStream();
        if (!line.startsWith("POST")) return write(out, "HTTP/1.1 405 No\r\nContent-Length: 0\r\n\r\n");
        JsonNode message = JSON.readTree(in.readNBytes(length));
        messages.add(message);
        if (!message.has("id")) return write(out, "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n");
        busy.add(connection);
        answer(in, out, message);
        busy.remove(connection);
        return true;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read())
            if (next != '\r') line.append((char) next);
        return line.toString();
    }

    private void answer(InputStream in, OutputStream out, JsonNode message) throws IOException {
        String id = message.get("id").toString();
        boolean isCall = message.path("method").asText().equals("tools/call");
        String how = isCall ? message.at("/params/name").asText() : list;
        boolean isQuiet =
                how.equals("silent") && !message.path("method").asText().equals("initialize");
        if (isQuiet && in.read() < 0) throw new IOException("hung up");
        switch (message.path("method").asText()) {
            case "initialize" ->
                whole(
                        out,
                        id,
                        "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"x\",\"version\":\"1\"}}");
            case "tools/list" ->
                answer(out, id, how, message.at("/params/cursor").asText("0"));
            default -> answer(out, id, how, "0");
        }
    }

    private void answer(OutputStream out, String id, String how, String cursor) throws IOException {
        switch (how) {
            case "drip" ->
                forever(
                        out,
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n",
                        "{",
                        50);
            case "dripping-headers" -> forever(out, "HTTP/1.1 200 OK\r\nX-A: ", "a", 50);
            case "body" ->
                forever(out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"a\":\"", "a".repeat(1000), 1);
            case "stream" ->
                forever(
                        out,
                        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n",
                        "data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"level\":\"info\",\"data\":1}}\n\n",
                        5);
            case "comments" ->
                forever(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n", ": still here\n\n", 50);
            case "pages" ->
                whole(
                        out,
                        id,
                        "{\"resultType\":\"complete\",\"tools\":[],\"nextCursor\":\"" + (Integer.parseInt(cursor) + 1)
                                + "\"}");
            case "circle" -> whole(out, id, "{\"resultType\":\"complete\",\"tools\":[],\"nextCursor\":\"1\"}");
            default ->
                whole(
                        out,
                        id,
                        "{\"resultType\":\"complete\",\"tools\":[],\"content\":[{\"type\":\"text\",\"text\":\"done\"}]}");
        }
    }

    private static void whole(OutputStream out, String id, String result) throws IOException {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}";
        write(
                out,
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nMcp-Session-Id: s\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body);
    }

    private static boolean write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return true;
    }

    private void forever(OutputStream out, String first, String part, int pause) throws IOException {
        write(out, first);
        try {
            while (!socket.isClosed()) {
                Thread.sleep(pause);
                write(out, part);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
