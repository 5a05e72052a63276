package oauthlab.auth.endpoint;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong before any endpoint is asked leaves in the same form as every other refusal. */
@QuarkusTest
class EarlyRefusalsTest {

    private static final String LONG = "x".repeat(17_000);

    @TestHTTPResource
    URI server;

    @Test
    void an_address_that_is_too_long_is_explained() throws IOException {
        assertRefused("414 ", "The address is too long", send("GET /oauth/token?a=" + LONG + " HTTP/1.1"));
    }

    @Test
    void headers_that_are_too_large_are_explained() throws IOException {
        assertRefused("431 ", "The headers are too large", send("GET /oauth/token HTTP/1.1\r\nX-Large: " + LONG));
    }

    @Test
    void far_beyond_the_limits_there_is_a_bare_status() throws IOException {
        String answer = send("GET /oauth/token?a=" + LONG.repeat(5) + " HTTP/1.1");
        assertTrue(answer.contains(" 414 "), answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/oauth/token | POST",
                "/login | GET, HEAD, POST",
                "/.well-known/jwks.json | GET, HEAD",
                "/health | GET, HEAD"
            })
    @Spec("RFC 6749 3.2 a")
    void another_method_is_refused_with_those_that_there_are(String path, String allowed) {
        for (String method : new String[] {"PATCH", "BREW"}) {
            given().request(method, path)
                    .then()
                    .statusCode(405)
                    .header("Allow", is(allowed))
                    .body("error", is("invalid_request"));
        }
    }

    private String send(String start) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            String request = start + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static void assertRefused(String status, String text, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
        assertTrue(answer.toLowerCase().contains("content-type: application/json"), answer);
        assertTrue(answer.contains("{\"error\":\"invalid_request\",\"error_description\":\""), answer);
        assertTrue(answer.contains(text), answer);
    }
}
