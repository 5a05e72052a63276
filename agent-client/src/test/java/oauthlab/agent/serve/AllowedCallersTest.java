package oauthlab.agent.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import oauthlab.agent.foundation.transcript.AgentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call. */
@QuarkusTest
class AllowedCallersTest extends ServeTest {

    private static final String KEY = "key-of-a-test-0123456789";
    private static final AllowedCallers WITH_KEY =
            new AllowedCallers("127.0.0.1", Set.of(), Optional.of(ApiKey.of(KEY)));
    private static final String ARGUMENTS = "{\"text\":\"a\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "evil.example:4003",
                "192.168.1.5"
            })
    void a_name_that_is_not_ours_may_have_been_led_here(String host) throws IOException {
        String answer = raw("POST /one/tell", "Host: " + host);
        assertTrue(answer.startsWith("HTTP/1.1 421 "), answer);
        assertTrue(answer.contains("host_not_allowed"), answer);
        assertTrue(raw("GET /", "Host: " + host).startsWith("HTTP/1.1 421 "));
        assertEquals(0, one.count("initialize"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1:4003", "[::1]:4003"})
    void this_machine_has_several_names(String host) throws IOException {
        assertTrue(raw("GET /", "Host: " + host).startsWith("HTTP/1.1 200 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: ", "Host: a b", "Host: localhost:x", "Host: localhost@evil.example"})
    void a_host_has_to_be_one(String header) throws IOException {
        String answer = raw("GET /", header);
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    }

    @Test
    void listening_everywhere_it_is_called_by_any_number_and_by_no_other_name() throws IOException {
        serve(new AllowedCallers("0.0.0.0", Set.of(), Optional.of(ApiKey.of(KEY))));
        assertTrue(raw("GET /", "Host: 192.168.1.5:4003").startsWith("HTTP/1.1 200 "));
        assertTrue(raw("GET /", "Host: evil.example").startsWith("HTTP/1.1 421 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://localhost:3000", "https://127.0.0.1", ""})
    void a_page_of_another_site_gets_nothing(String origin) {
        var refused = send(post("/one/echo", ARGUMENTS).header("Origin", origin));
        assertRefused(403, "origin_not_allowed", "--origin", refused);
        assertEquals(Optional.empty(), refused.headers().firstValue("Access-Control-Allow-Origin"));
        assertEquals(
                403, send(request("/one/openapi.json").header("Origin", origin)).statusCode());
        assertEquals(403, preflight(origin).statusCode());
        assertEquals(0, one.count("initialize"));
    }

    @Test
    void our_own_page_may_call() {
        String own = "http://127.0.0.1:" + running.port();
        assertEquals(
                200, send(post("/one/echo", ARGUMENTS).header("Origin", own)).statusCode());
        assertEquals(
                403,
                send(post("/one/echo", ARGUMENTS).header("Origin", own + "0")).statusCode());
    }

    @Test
    void a_page_that_an_option_names_may_call_and_read() {
        serve(new AllowedCallers("127.0.0.1", Set.of("http://localhost:3000"), Optional.of(ApiKey.of(KEY))));
        var asked = preflight("http://localhost:3000");
        assertEquals(204, asked.statusCode());
        assertEquals("http://localhost:3000", allowed(asked));
        assertTrue(asked.headers()
                .firstValue("Access-Control-Allow-Headers")
                .orElse("")
                .contains("Authorization"));
        var called = post("/one/echo", ARGUMENTS).header("Origin", "http://localhost:3000");
        assertEquals("http://localhost:3000", allowed(send(called)), "a refusal can be read, too");
        assertEquals(200, send(called.header("Authorization", "Bearer " + KEY)).statusCode());
        assertEquals(403, preflight("http://localhost:30000").statusCode());
    }

    @Test
    void with_a_key_only_who_shows_it_may_call() {
        serve(WITH_KEY);
        var without = call("/one/echo", ARGUMENTS);
        assertRefused(401, "invalid_key", "A key is needed", without);
        assertEquals(
                "Bearer realm=\"agent serve\"",
                without.headers().firstValue("WWW-Authenticate").orElse(""));
        for (String wrong : new String[] {"Bearer " + KEY + "0", "Bearer ", "Basic " + KEY, KEY}) {
            var refused = send(post("/one/echo", ARGUMENTS).header("Authorization", wrong));
            assertRefused(401, "invalid_key", "not the key", refused);
            assertFalse(refused.body().contains(KEY));
        }
        assertEquals(0, one.count("initialize"));
        var with = post("/one/echo", ARGUMENTS).header("Authorization", "bearer " + KEY);
        assertEquals(200, send(with).statusCode());
        assertFalse(log.toString().contains(KEY));
    }

    @Test
    void with_a_key_tools_are_described_only_to_who_shows_it() {
        serve(WITH_KEY);
        assertRefused(401, "invalid_key", "A key is needed", get("/one/openapi.json"));
        var document = send(request("/one/openapi.json").header("Authorization", "Bearer " + KEY));
        assertEquals(
                "bearer",
                json(document).at("/components/securitySchemes/key/scheme").asText());
        assertTrue(json(document).at("/paths/~1echo/post/responses").has("401"));
        assertEquals(200, get("/health").statusCode());
        assertEquals(200, get("/one/docs").statusCode());
        String page = get("/").body();
        assertTrue(page.contains("one") && !page.contains("echo"), page);
    }

    @Test
    void a_key_that_could_be_guessed_is_refused_without_being_shown() {
        var tooShort = assertThrows(AgentException.class, () -> ApiKey.of("short-key"));
        var unknown = assertThrows(AgentException.class, () -> ApiKey.in(KEY));
        for (AgentException refused : new AgentException[] {tooShort, unknown}) {
            String text = refused.getMessage() + refused.details();
            assertTrue(text.contains("openssl rand"), text);
            assertFalse(text.contains("short-key") || text.contains(KEY), text);
        }
    }

    private HttpResponse<String> preflight(String origin) {
        return send(request("/one/echo")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST"));
    }

    private static String allowed(HttpResponse<?> response) {
        return response.headers().firstValue("Access-Control-Allow-Origin").orElse("");
    }

    /** The JDK's client sets the host by itself. */
    private String raw(String line, String header) throws IOException {
        try (var socket = new Socket("127.0.0.1", running.port())) {
            String request = line + " HTTP/1.1\r\n" + (header.isEmpty() ? "" : header + "\r\n")
                    + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
