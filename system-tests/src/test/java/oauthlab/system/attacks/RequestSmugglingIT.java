package oauthlab.system.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Requests that a proxy and a server understand differently, and names that are not the server's own, at all four servers. Behind a
 * request that is not clear stands a second one; it must not be answered.
 */
@ExtendWith(SharedLab.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestSmugglingIT {

    private final Lab lab;

    RequestSmugglingIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeAll
    void start() {
        Command up = Command.lab(lab.environment(), "up", "agent-client");
        assertEquals(0, up.exitCode(), up.output());
    }

    @AfterAll
    void stop() {
        Command.lab(lab.environment(), "down");
    }

    /** RFC 9112 sections 6.1 and 6.3. */
    @Test
    void a_request_whose_end_is_not_clear_ends_the_connection() throws IOException {
        for (String framing : List.of(
                "Transfer-Encoding: chunked, xchunked",
                "Transfer-Encoding: xchunked, chunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding:",
                "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding:\r\n chunked",
                "Transfer-Encoding: chun\r\n ked",
                "Transfer-Encoding: chunked;q=1",
                "Transfer-Encoding: \"chunked\"",
                "Transfer-Encoding: \u000bchunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Transfer-Encoding: xchunked\r\nContent-Length: 5",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5, 6",
                "Content-Length: +5",
                "Content-Length: 0x5",
                "Content-Length: 99999999999999999999")) {
            for (int port : ports()) assertEnds(port, post("Host: localhost\r\n" + framing) + "0\r\n\r\n");
        }
    }

    /** RFC 9112 section 7.1. A server may have answered before it reads the chunk. */
    @Test
    void a_chunk_that_is_wrong_ends_the_connection() throws IOException {
        for (String chunk : List.of(
                "5;a=\"x\r\n\r\nGET /x\"\r\nhello",
                "5;a\nhello",
                "5;a\rb\r\nhello",
                "5\nhello",
                "0x5\r\nhello",
                "-5\r\nhello",
                "+5\r\nhello",
                "5 6\r\nhello",
                "5\r\nhelloXX",
                "100000005\r\nhello",
                "\r\nhello",
                ";\r\nhello")) {
            for (int port : ports()) {
                String sent = post("Host: localhost\r\nTransfer-Encoding: chunked") + chunk + "\r\n0\r\n\r\n";
                List<String> answers = RawHttp.statuses(RawHttp.exchange(port, sent + second()));
                assertTrue(
                        answers.isEmpty()
                                || answers.size() == 1 && answers.get(0).startsWith("4"),
                        chunk + answers);
            }
        }
    }

    /** RFC 9112 section 3.2. */
    @Test
    void no_host_or_two_or_one_that_is_not_a_name_ends_the_connection() throws IOException {
        for (String hosts : List.of(
                "X: 1",
                "Host:",
                "Host:\r\n localhost",
                "Host: localhost\r\nHost: evil.example",
                "Host: localhost\r\nHost: localhost",
                "Host: localhost, evil.example",
                "Host: localhost@evil.example",
                "Host: localhost/x",
                "Host: localhost#",
                "Host: [::1",
                "Host: localhost:99999999")) {
            for (int port : ports()) assertEnds(port, "GET /health HTTP/1.1\r\n" + hosts + "\r\n\r\n");
        }
    }

    /** RFC 9110 section 15.5.20: against DNS rebinding, at addresses without credentials, too. */
    @Test
    void a_name_that_is_not_ours_is_misdirected() throws IOException {
        for (String host : List.of(
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "localhost.",
                "127.1",
                "0.0.0.0",
                "10.0.0.1",
                "[::ffff:127.0.0.1]")) {
            for (int port : ports()) assertMisdirected(port, "GET /.well-known/x HTTP/1.1\r\nHost: " + host);
        }
        for (int port : ports()) {
            assertMisdirected(port, "GET http://evil.example/login HTTP/1.1\r\nHost: localhost");
            assertMisdirected(port, "GET http://localhost@evil.example/ HTTP/1.1\r\nHost: localhost");
        }
    }

    @Test
    void our_own_names_are_good_with_any_port_and_in_any_case() throws IOException {
        for (String host : List.of("localhost", "LOCALHOST:80", "127.0.0.1:65535", "[::1]:1")) {
            for (int port : ports())
                assertEquals(
                        List.of("200", "200"),
                        RawHttp.statuses(RawHttp.exchange(
                                port, "GET /health HTTP/1.1\r\nHost: " + host + "\r\n\r\n" + second())));
        }
    }

    /** A proxy that keeps /admin/ to itself lets /admin;x/ through. */
    @Test
    void a_path_with_parameters_is_refused() throws IOException {
        for (String path : List.of("/health;x", "/;a=b/health", "/admin;x/clients", "/oauth;/par", "/;/")) {
            for (int port : ports()) assertEnds(port, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        }
        for (String path : List.of("/health%3bx", "/q%3Bx/metrics", "/q%5cmetrics", "/api%5Ctasks")) {
            for (int port : ports().subList(0, 3))
                assertEnds(port, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        }
    }

    /** The framework's rule for a path must hold for all that its router takes for this path. */
    @Test
    void no_spelling_of_a_guarded_path_is_open() throws IOException {
        for (String path : List.of(
                "/mcp",
                "/mcp/",
                "//mcp",
                "/./mcp",
                "/mcp/.",
                "/x/../mcp",
                "/%6dcp",
                "/%6Dcp",
                "/mcp%2F",
                "/mcp%20",
                "/mcp%00",
                "/MCP")) {
            String answer = RawHttp.exchange(
                    lab.ports().mcp(),
                    "POST " + path
                            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                            + "Connection: close\r\n\r\n{}");
            assertTrue(List.of("401", "404").containsAll(RawHttp.statuses(answer)), path + answer);
        }
    }

    /** RFC 9113: one parser less for a flood of frames. */
    @Test
    void http_2_is_not_spoken() throws IOException {
        for (int port : ports()) {
            String prior = RawHttp.exchange(port, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
            assertFalse(prior.contains("\u0000"), prior);
            String upgrade = RawHttp.exchange(
                    port,
                    "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                            + "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n" + second());
            assertEquals(List.of("200", "200"), RawHttp.statuses(upgrade));
        }
    }

    private List<Integer> ports() {
        return Stream.of(
                        lab.ports().auth(),
                        lab.ports().resource(),
                        lab.ports().mcp(),
                        lab.ports().agent())
                .toList();
    }

    private static String post(String headers) {
        return "POST /health HTTP/1.1\r\nContent-Type: application/json\r\n" + headers + "\r\n\r\n";
    }

    /** Asks the server to close, so that the end of what it says is seen. */
    private static String second() {
        return "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    }

    private static void assertEnds(int port, String request) throws IOException {
        assertEquals(List.of("400"), RawHttp.statuses(RawHttp.exchange(port, request + second())), request);
    }

    private static void assertMisdirected(int port, String request) throws IOException {
        String answer = RawHttp.exchange(port, request + "\r\nConnection: close\r\n\r\n");
        assertEquals(List.of("421"), RawHttp.statuses(answer), request + answer);
        assertFalse(answer.contains("Location"), answer);
    }
}
