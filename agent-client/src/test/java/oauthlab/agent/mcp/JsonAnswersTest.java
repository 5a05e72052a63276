package oauthlab.agent.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import oauthlab.agent.Stranger.Asked;
import oauthlab.agent.foundation.transcript.AgentException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers in every form that HTTP, JSON and the HTML standard allow, and in some that they do not; both revisions read the same. */
class JsonAnswersTest extends ConnectionTest {

    private static final String JSON_TYPE = "application/json";
    private static final String EVENTS = "text/event-stream";
    private static final Duration SOON = Duration.ofSeconds(20);

    private HttpServer server;
    private UnaryOperator<String> form = answer -> answer;
    private String contentType = JSON_TYPE;
    private int status = 200;
    private boolean isCompressed;
    private int cutAt = Integer.MAX_VALUE;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/mcp", this::handle);
        server.start();
        address = "http://127.0.0.1:" + server.getAddress().getPort() + "/mcp";
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    /** Only calls are answered in this form; the rest as usual. */
    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var asked = new Asked(exchange.getRequestMethod(), exchange.getRequestURI(), Map.of(), body);
            var usual = answer(asked, call -> "\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"done\"}]}");
            boolean isCall = body.contains("tools/call");
            byte[] bytes = bytes(isCall ? form.apply(usual.body()) : usual.body(), isCall && isCompressed);
            if (!isCall) exchange.getResponseHeaders().set("Content-Type", JSON_TYPE);
            else if (contentType != null) exchange.getResponseHeaders().set("Content-Type", contentType);
            if (isCall && isCompressed) exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(isCall ? status : usual.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes, 0, isCall ? Math.min(cutAt, bytes.length) : bytes.length);
        }
    }

    private static byte[] bytes(String text, boolean isCompressed) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!isCompressed) return bytes;
        var compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        }
        return compressed.toByteArray();
    }

    static Stream<Arguments> good() {
        String news =
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"level\":\"info\",\"data\":1}}";
        String foreign = "{\"jsonrpc\":\"2.0\",\"id\":\"somebody-elses\",\"result\":{\"content\":[]}}";
        List<Map.Entry<String, UnaryOperator<String>>> forms = new ArrayList<>();
        forms.add(Map.entry(EVENTS, answer -> "data: " + answer + "\n\n"));
        forms.add(Map.entry(EVENTS, answer -> "event: message\ndata:" + answer + "\n\n"));
        forms.add(Map.entry(EVENTS, answer -> "data: " + lines(answer, "\ndata: ") + "\n\n"));
        forms.add(Map.entry(EVENTS, answer -> "\uFEFFdata: " + answer + "\n\n"));
        forms.add(Map.entry(EVENTS, answer -> "data: " + answer + "\r\r"));
        forms.add(Map.entry(EVENTS, answer -> "data: " + answer + "\r\n\r\n"));
        forms.add(Map.entry(EVENTS, answer -> ": hello\n\ndata: " + news + "\n\ndata: " + answer + "\n\n"));
        forms.add(Map.entry(EVENTS, answer -> "data: " + foreign + "\n\ndata: " + answer + "\n\n"));
        forms.add(Map.entry("Text/Event-Stream;Charset=UTF-8", answer -> "data: " + answer + "\n\n"));
        forms.add(Map.entry("Application/JSON", answer -> answer));
        forms.add(Map.entry("application/json; charset=utf-8", answer -> answer));
        forms.add(Map.entry(JSON_TYPE, answer -> "\n\n" + lines(answer, "\r\n  ") + "\n"));
        forms.add(Map.entry(JSON_TYPE, answer -> "\uFEFF" + answer));
        return forms.stream()
                .flatMap(form -> Stream.of(Revision.values())
                        .map(revision -> Arguments.of(revision, form.getKey(), form.getValue())));
    }

    private static String lines(String json, String between) {
        return json.replace(",", "," + between).replace(":", ":" + between);
    }

    @ParameterizedTest
    @MethodSource("good")
    void every_form_is_read(Revision revision, String type, UnaryOperator<String> written) {
        contentType = type;
        form = written;
        assertDone(revision);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_compressed_is_read(Revision revision) {
        isCompressed = true;
        assertDone(revision);
        contentType = EVENTS;
        form = answer -> "data: " + answer + "\n\n";
        assertDone(revision);
    }

    @ParameterizedTest
    @EnumSource
    void a_few_bytes_that_become_many_are_not_read(Revision revision) {
        isCompressed = true;
        form = answer -> answer.replace("done", "x".repeat(20 * 1024 * 1024));
        assertFails(revision);
    }

    /** A megabyte in three hundred thousand lines. */
    @ParameterizedTest
    @EnumSource
    void a_large_answer_that_is_written_for_people_is_read_soon(Revision revision) {
        String many = "[" + "\n  7,\n".repeat(150_000) + "7]";
        form = answer -> answer.replace("\"content\":", "\"structuredContent\":{\"a\":" + many + "},\"content\":");
        assertDone(revision);
        contentType = EVENTS;
        UnaryOperator<String> document = form;
        form = answer -> "data: " + document.apply(answer).replace("\n", "\ndata: ") + "\n\n";
        assertDone(revision);
    }

    static Stream<Arguments> bad() {
        List<List<Object>> forms = new ArrayList<>();
        forms.add(List.of(202, JSON_TYPE, "", 99999));
        forms.add(List.of(202, "", "", 99999));
        forms.add(List.of(204, JSON_TYPE, "", 99999));
        forms.add(List.of(200, "text/html", "<html>", 99999));
        forms.add(List.of(200, JSON_TYPE, "", 99999));
        forms.add(List.of(200, JSON_TYPE, "{\"jsonrpc\":\"2.0\",\"id\":\"other\",\"result\":{\"content\":[]}}", 99999));
        forms.add(List.of(200, JSON_TYPE, "[]", 99999));
        forms.add(List.of(200, JSON_TYPE, "{}", 99999));
        forms.add(List.of(200, JSON_TYPE, "ANSWER", 20));
        forms.add(List.of(200, EVENTS, "", 99999));
        forms.add(List.of(200, EVENTS, "data: {\"jsonrpc\":\"2.0\",\"id\":\"other\",\"result\":{}}\n\n", 99999));
        forms.add(List.of(200, EVENTS, "data: ANSWER", 99999));
        forms.add(List.of(200, EVENTS, "data: ANSWER\n\n", 20));
        forms.add(List.of(200, EVENTS, "data: half\n\n: the end\n\n", 99999));
        return forms.stream()
                .flatMap(form -> Stream.of(Revision.values())
                        .map(revision -> Arguments.of(revision, form.get(0), form.get(1), form.get(2), form.get(3))));
    }

    /** Not with a stack trace, and not after a minute. */
    @ParameterizedTest
    @MethodSource("bad")
    void what_is_no_answer_fails_soon_in_a_sentence(
            Revision revision, int code, String type, String written, int length) {
        status = code;
        contentType = type.isEmpty() ? null : type;
        form = answer -> written.replace("ANSWER", answer);
        cutAt = length;
        assertFails(revision);
    }

    private void assertDone(Revision revision) {
        assertTimeoutPreemptively(SOON, () -> {
            try (var connection = connect(revision)) {
                connection.tools();
                assertEquals("done", connection.call("work", Map.of()).text());
            }
        });
    }

    private void assertFails(Revision revision) {
        assertTimeoutPreemptively(SOON, () -> {
            try (var connection = connect(revision)) {
                connection.tools();
                assertThrows(AgentException.class, () -> connection.call("work", Map.of()));
            }
        });
    }
}
