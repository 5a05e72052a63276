package oauthlab.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged jar as a desktop application starts it: requests on stdin, answers on stdout, and nothing else there. */
@Timeout(60)
class StdioIT {

    private static final List<String> REQUESTS = List.of(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\","
                    + "\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}",
            "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"tools/call\",\"params\":{\"name\":\"get_user\"}}");

    @Test
    void nothing_but_protocol_goes_to_stdout() throws Exception {
        int closed = closedPort();
        Process server = start(closed);
        var answers = new ArrayList<JsonObject>();
        try (var requests = new PrintStream(server.getOutputStream(), true, StandardCharsets.UTF_8);
                var lines = server.inputReader()) {
            for (String request : REQUESTS) {
                requests.println(request);
                answers.add(new JsonObject(lines.readLine()));
            }
            assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", closed).close(), "no HTTP on stdio");
            requests.close();
            assertEquals(List.of(), rest(lines), "after the last answer");
        }
        assertTrue(server.waitFor(20, TimeUnit.SECONDS), "it ends when stdin is closed");
        assertEquals(0, server.exitValue());

        answers.forEach(answer -> assertEquals("2.0", answer.getString("jsonrpc")));
        assertEquals(7, result(answers, 1).getJsonArray("tools").size());
        assertTrue(result(answers, 2).getBoolean("isError"), "no authorization server is up, and the tool says so");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{\"jsonrpc\":\"2.0\",\"id\":9,",
                "{} {}",
                "{\"text\":\"\u0007\"}",
                "\uFEFF{}",
                "]",
                "{\r\"id\":}"
            })
    void a_line_that_is_no_json_is_answered_and_the_next_one_too(String broken) throws Exception {
        Process server = start(closedPort());
        try (var requests = new PrintStream(server.getOutputStream(), true, StandardCharsets.UTF_8);
                var lines = server.inputReader()) {
            for (String request : REQUESTS.subList(0, 2)) {
                requests.print(broken + "\n\n\r\n");
                requests.print(request + "\r\n");
                requests.flush();
                var refusal = new JsonObject(lines.readLine());
                assertEquals(-32700, refusal.getJsonObject("error").getInteger("code"), refusal.encode());
                assertTrue(refusal.containsKey("id") && refusal.getValue("id") == null, refusal.encode());
                var answer = new JsonObject(lines.readLine());
                assertTrue(answer.containsKey("result"), answer.encode());
            }
            requests.print("the last line, without an end");
            requests.close();
            assertEquals(1, rest(lines).size(), "an answer to the last line, and nothing else");
        }
        assertTrue(server.waitFor(20, TimeUnit.SECONDS), "it ends when stdin is closed");
    }

    private static Process start(int port) throws IOException {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.profile=stdio",
                "-jar",
                "target/quarkus-app/quarkus-run.jar");
        var builder = new ProcessBuilder(command)
                .redirectError(Path.of("target/stdio-test.log").toFile());
        builder.environment().put("LAB_MODE", "true");
        builder.environment().put("LAB_PORT_MCP", String.valueOf(port));
        builder.environment().put("OAUTH_ISSUER", "http://127.0.0.1:" + port);
        return builder.start();
    }

    private static List<String> rest(BufferedReader lines) throws IOException {
        var rest = new ArrayList<String>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) rest.add(line);
        return rest;
    }

    private static JsonObject result(List<JsonObject> answers, int index) {
        return answers.get(index).getJsonObject("result");
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
