package oauthlab.web.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is wrong before any endpoint is asked leaves in the same form as every other refusal, at each service. */
public abstract class EarlyRefusalsChecks {

    private static final String LONG = "x".repeat(17_000);

    @Inject
    Clock clock;

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
    void an_expectation_that_nobody_knows_is_explained() throws IOException {
        for (String expected : new String[] {"", "a-miracle", "100-continue\r\nExpect: a-miracle"})
            assertRefused("417 ", "invalid_request", "only be 100-continue", send(path(), "\r\nExpect: " + expected));
    }

    @Test
    void an_origin_that_is_empty_is_explained() throws IOException {
        for (String origin : new String[] {"", " ", "http://localhost:3000\r\nOrigin:"})
            assertRefused("403 ", "invalid_request", "Origin is empty", send(path(), "\r\nOrigin: " + origin));
    }

    @Test
    void far_beyond_the_limits_there_is_a_bare_status() throws IOException {
        String answer = send(path() + "?a=" + LONG.repeat(5), "");
        assertTrue(answer.contains(" 414 "), answer);
    }

    /** RFC 9110 section 6.6.1. */
    @Test
    void each_answer_says_when_it_was_made() throws IOException {
        for (String address : new String[] {path(), "/nowhere", path() + "?a=" + LONG}) {
            String answer = send(address, "");
            var date = Pattern.compile("(?im)^date: (\\w{3}, \\d{2} \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT)")
                    .matcher(answer);
            assertTrue(date.find(), answer);
            var made = ZonedDateTime.parse(date.group(1), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            assertTrue(Duration.between(made, clock.instant()).abs().toMinutes() < 1, answer);
        }
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
