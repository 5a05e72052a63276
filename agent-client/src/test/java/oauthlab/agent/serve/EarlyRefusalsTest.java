package oauthlab.agent.serve;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is wrong before any address is looked at: a person reads a page, a program JSON, as at the lab's other servers. */
@QuarkusTest
class EarlyRefusalsTest extends ServeTest {

    private static final String BROWSER = "Accept: text/html,*/*;q=0.8\r\n";
    private static final String LONG = "x".repeat(17_000);

    @Test
    void a_browser_gets_a_page_and_a_program_json() throws IOException {
        assertRefused("414 ", "16384", get("/?state=" + LONG, ""));
        assertRefused("431 ", "cookies", get("/", "Cookie: a=" + LONG + "\r\n"));
        assertRefused("417 ", "100-continue", get("/", "Expect: a-miracle\r\n"));
        assertRefused("400 ", "semicolon", get("/one;a", ""));
        assertRefused("400 ", "%", get("/one%zz", ""));
        assertRefused("405 ", "POST", get("/one/two/three", ""));
    }

    /** RFC 9110 section 10.1.1. */
    @Test
    void a_body_that_would_be_too_large_is_refused_before_it_is_sent() throws IOException {
        String answer = raw("POST /one/tell HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Expect: 100-continue\r\nContent-Length: 65537\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
    }

    @Test
    void a_body_that_is_small_enough_is_asked_for() throws IOException {
        String answer = raw("POST /one/tell HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Connection: close\r\nExpect: 100-continue\r\nContent-Length: 14\r\n\r\n{\"text\":\"a b\"}");
        assertTrue(answer.startsWith("HTTP/1.1 100 Continue") && answer.contains("HTTP/1.1 200 "), answer);
    }

    private static void assertRefused(String status, String text, Answers answers) {
        assertTrue(answers.page().startsWith("HTTP/1.1 " + status), answers.page());
        assertTrue(answers.page().toLowerCase(Locale.ROOT).contains("content-type: text/html"), answers.page());
        assertTrue(answers.page().contains(text), answers.page());
        assertTrue(answers.json().startsWith("HTTP/1.1 " + status), answers.json());
        assertTrue(answers.json().contains("{\"error\":\""), answers.json());
    }

    private record Answers(String page, String json) {}

    private Answers get(String address, String headers) throws IOException {
        String request = "GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers;
        return new Answers(raw(request + BROWSER + "\r\n"), raw(request + "\r\n"));
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", running.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
