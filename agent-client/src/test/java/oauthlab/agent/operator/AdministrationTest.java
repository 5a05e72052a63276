package oauthlab.agent.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdministrationTest {

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final StringWriter printed = new StringWriter();
    private final StringWriter complained = new StringWriter();
    private HttpServer server;
    private String name = "auth-server";
    private int status = 200;
    private String body = "{}";

    @TempDir
    private Path data;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(data.resolve("auth-server.admin-token"), "the-token\n");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean isHealth = exchange.getRequestURI().getPath().equals("/health");
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!isHealth)
                received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + form + " "
                        + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] bytes = (isHealth ? "{\"service\":\"" + name + "\"}" : body).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isHealth ? 200 : status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_new_client_is_a_form_and_its_secret_is_shown_once() {
        body = "{\"client_secret\":\"s3\"}";
        assertEquals(0, run("clients", "add", "night job", "scope=tasks:read a=b"));
        assertEquals(
                List.of("POST /admin/clients client_id=night%20job&scope=tasks%3Aread%20a%3Db Bearer the-token"),
                received);
        assertEquals("Added night job.\nIts secret, shown this once: s3\n", printed.toString());
    }

    @Test
    void no_name_of_a_client_leads_elsewhere() {
        assertEquals(0, run("clients", "disable", "x/../../keys?é#%2e"));
        assertEquals(
                List.of("POST /admin/clients/x%2F..%2F..%2Fkeys%3F%C3%A9%23%252e/disable  Bearer the-token"), received);
        assertEquals(1, run("clients", "rotate", ".."));
        assertEquals("lab: '..' cannot be the name of a client.\n", complained.toString());
    }

    @Test
    void keys_are_a_line_each() {
        body =
                "{\"keys\":[{\"kid\":\"k1\",\"alg\":\"ES256\",\"state\":\"active\",\"since\":\"2026-01-01T00:00:00Z\"}]}";
        assertEquals(0, run("keys"));
        assertEquals(0, run("keys", "rotate", "early"));
        assertEquals("active ES256 k1 since 2026-01-01T00:00:00Z\n".repeat(2), printed.toString());
        assertTrue(received.get(1).startsWith("POST /admin/keys/rotate reason=early "), received.toString());
    }

    @Test
    void a_refusal_is_what_the_server_says() {
        status = 400;
        body = "{\"error\":\"invalid_request\",\"error_description\":\"There is no client 'x'.\"}";
        assertEquals(1, run("clients", "enable", "x"));
        assertEquals("lab: There is no client 'x'.\n", complained.toString());
    }

    @Test
    void a_typing_error_sends_nothing() {
        for (String typed : List.of(
                "keys list x",
                "keys rotate now",
                "keys rotate planned&reason=compromised",
                "clients list x",
                "clients rotate web-app soon",
                "clients rotate",
                "clients disable a b",
                "clients add a scope",
                "clients remove a",
                "nothing")) {
            assertEquals(1, run(typed.split(" ")), typed);
        }
        assertEquals(List.of(), received);
        assertTrue(
                complained.toString().contains("lab: ./lab clients has no 'remove'; it has: "), complained.toString());
        assertTrue(
                complained.toString().contains("lab: ./lab keys list does not know 'x'; ./lab help"),
                complained.toString());
    }

    @Test
    void another_program_at_the_port_does_not_get_the_token() {
        name = "something-else";
        assertEquals(1, run("keys"));
        assertEquals(List.of(), received);
        assertEquals("lab: auth-server is not up; start it first: ./lab up auth-server\n", complained.toString());
        server.stop(0);
        assertEquals(1, run("keys"));
    }

    @Test
    void a_token_that_cannot_be_read_is_named_and_nothing_of_it_is_printed() throws IOException {
        Files.delete(data.resolve("auth-server.admin-token"));
        assertEquals(1, run("keys"));
        assertTrue(complained.toString().contains("cannot read the administrator's token, " + data));
        assertFalse((complained + "" + printed).contains("the-token"));
    }

    private int run(String... typed) {
        var environment = Map.of("LAB_PORT_AUTH", "" + server.getAddress().getPort(), "LAB_DATA", data.toString());
        return LabCommand.run(environment, new PrintWriter(printed, true), new PrintWriter(complained, true), typed);
    }
}
