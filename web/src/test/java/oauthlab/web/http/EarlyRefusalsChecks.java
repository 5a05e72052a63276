package oauthlab.web.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is wrong before any endpoint is asked leaves in the same form as every other refusal, at each service. */
public abstract class EarlyRefusalsChecks {

    private static final String LONG = "x".repeat(17_000);

    /** Where the service is. */
    protected abstract URI server();

    /** A path of the service. */
    protected abstract String path();

    @Test
    void an_address_that_is_too_long_is_explained() throws IOException {
        assertRefused("414 ", "invalid_request", "The address is too long", send(path() + "?a=" + LONG, ""));
    }

    @Test
    void headers_that_are_too_large_are_explained() throws IOException {
        assertRefused("431 ", "invalid_request", "The headers are too large", send(path(), "\r\nX-Large: " + LONG));
    }

    @Test
    void a_content_type_that_is_none_is_explained() throws IOException {
        for (String type : new String[] {"nonsense", "a b", "text/plain; x", ";", "x".repeat(300) + "/x"}) {
            assertRefused("415 ", "unsupported_media_type", "no media type", send(path(), "\r\nContent-Type: " + type));
        }
    }

    @Test
    void far_beyond_the_limits_there_is_a_bare_status() throws IOException {
        String answer = send(path() + "?a=" + LONG.repeat(5), "");
        assertTrue(answer.contains(" 414 "), answer);
    }

    /** By hand: no client library sends such things. */
    private String send(String address, String headers) throws IOException {
        try (var socket = new Socket(server().getHost(), server().getPort())) {
            String request =
                    "GET " + address + " HTTP/1.1" + headers + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static void assertRefused(String status, String error, String text, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("content-type: application/json"), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("cache-control: no-store"), answer);
        assertTrue(answer.contains("{\"error\":\"" + error + "\",\"error_description\":\""), answer);
        assertTrue(answer.contains(text), answer);
    }
}
