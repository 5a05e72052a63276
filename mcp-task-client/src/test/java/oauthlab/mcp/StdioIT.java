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
        assertEquals(6, result(answers, 1).getJsonArray("tools").size());
        assertTrue(result(answers, 2).getBoolean("isError"), "no authorization server is up, and the tool says so");
    }

    private static Process start(int port) throws IOException {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
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
