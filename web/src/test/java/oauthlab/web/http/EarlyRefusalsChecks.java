package oauthlab.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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

    private static final String BROWSER = "\r\nAccept: text/html,application/xhtml+xml,*/*;q=0.8";

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

    /** RFC 9110 sections 5.6.6 and 8.3.1: blanks before a semicolon, and semicolons with nothing behind them. */
    @Test
    void a_content_type_in_an_odd_spelling_is_understood() throws IOException {
        for (String type : new String[] {
            "application/json ; charset=utf-8",
            "application/json;",
            "application/json ;",
            "application/json;;charset=utf-8 ; ",
            "Application/JSON;Charset=\"utf-8\";"
        }) {
            String answer = post("Content-Type: " + type, "{}");
            assertFalse(answer.startsWith("HTTP/1.1 415 ") || answer.startsWith("HTTP/1.1 5"), type + "\n" + answer);
        }
    }

    /** RFC 9110 section 10.1.1: the client sends its body when it has read this. */
    @Test
    void a_client_that_asks_whether_it_may_send_its_body_is_told() throws IOException {
        for (String expect : new String[] {"100-continue", "100-Continue"}) {
            try (var socket = connect()) {
                write(
                        socket,
                        "POST " + path() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nExpect: " + expect
                                + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n");
                var lines =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                assertEquals("HTTP/1.1 100 Continue", lines.readLine());
                assertEquals("", lines.readLine());
                write(socket, "{}");
                assertTrue(lines.readLine().startsWith("HTTP/1.1 4"));
            }
        }
    }

    /** RFC 9112 section 3.3. */
    @Test
    void a_client_of_http_1_0_needs_no_host() throws IOException {
        for (String address : new String[] {path(), "/health", "/.well-known/nowhere"}) {
            try (var socket = connect()) {
                write(socket, "GET " + address + " HTTP/1.0\r\n\r\n");
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                assertTrue(answer.matches("(?s)HTTP/1[.][01] [24].*"), answer);
            }
        }
    }

    /** RFC 9110 section 15.5.16. */
    @Test
    void a_body_that_is_compressed_is_refused_with_what_would_be_read() throws IOException {
        for (String coding : new String[] {"gzip", "deflate, gzip", "br"}) {
            String answer = post("Content-Type: application/json\r\nContent-Encoding: " + coding, "{}");
            assertRefused("415 ", "unsupported_media_type", "no compressed bodies", answer);
            assertTrue(answer.toLowerCase(Locale.ROOT).contains("accept-encoding: identity"), answer);
        }
        assertFalse(post("Content-Encoding: identity", "{}").startsWith("HTTP/1.1 415 "));
    }

    /** RFC 3986 section 2: browsers send some characters of a query as they are. */
    @Test
    void a_query_with_raw_braces_is_understood_and_another_address_is_explained() throws IOException {
        for (String query : new String[] {"?a={b}", "?a=b|c^d", "?a[]=1", "?a=%7Bb%7D&c={"}) {
            String answer = send(path() + query, "");
            assertTrue(answer.matches("(?s)HTTP/1.1 (?!400)[234].*"), answer);
        }
        for (String address : new String[] {path() + "/{a}", path() + "?a=%", path() + "?a=\"", path() + "?a=<b>"})
            assertRefused("400 ", "invalid_request", "is not a URI", send(address, ""));
    }

    /** Whatever is wrong, a person reads what it is, how much would be right, and what to do. */
    @Test
    void a_browser_gets_a_page_for_each_early_refusal() throws IOException {
        String url = path() + "?state=" + LONG + "&a=b";
        assertPage("414 ", "parameter &#39;state&#39; with 17,000", "up to 16,384", send(url, BROWSER));
        assertPage("414 ", "The longest part is the path", "up to 16,384", send("/" + LONG, BROWSER));
        assertPage(
                "431 ",
                "header &#39;X-Large&#39; with 17,000",
                "up to 16,384",
                send(path(), BROWSER + "\r\nX-Large: " + LONG));
        assertPage(
                "431 ",
                "header &#39;Cookie&#39; with 17,000",
                "Delete the cookies",
                send(path(), BROWSER + "\r\nCookie: " + LONG));
        assertPage("417 ", "a-miracle", "100-continue", send(path(), BROWSER + "\r\nExpect: a-miracle"));
        assertPage("403 ", "Origin", "empty", send(path(), BROWSER + "\r\nOrigin:"));
        assertPage("415 ", "a b", "no media type", send(path(), BROWSER + "\r\nContent-Type: a b"));
        assertPage("415 ", "gzip", "compressed", send(path(), BROWSER + "\r\nContent-Encoding: gzip"));
        assertPage("400 ", "is not a URI", "%20", send(path() + "?a=<b>", BROWSER));
        assertPage("400 ", "semicolon", "Paths", send(path() + ";a", BROWSER));
        assertPage("400 ", "Host", "once", exchange("GET " + path() + " HTTP/1.1" + BROWSER + "\r\n\r\n"));
        assertPage(
                "421 ",
                "&#39;foreign.example&#39;",
                "OAUTHLAB_HOSTS",
                exchange("GET " + path() + " HTTP/1.1" + BROWSER
                        + "\r\nHost: foreign.example\r\nConnection: close\r\n\r\n"));
    }

    /** A form of a page is sent with an Origin; a library that says text/html for no reason sends none. */
    @Test
    void a_form_that_a_browser_sent_gets_a_page_and_a_program_that_says_html_gets_json() throws IOException {
        String wrong = "Accept: text/html\r\nContent-Encoding: gzip";
        assertPage("415 ", "gzip", "compressed", post(wrong + "\r\nOrigin: null", "a=b"));
        assertRefused("415 ", "unsupported_media_type", "gzip", post(wrong, "a=b"));
    }

    /** RFC 9110 section 10.1.1: it asked, so that it need not send a body that nobody reads. */
    @Test
    void a_body_that_would_be_too_large_is_refused_before_it_is_sent() throws IOException {
        String request = "POST " + path() + " HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                + "Content-Type: application/json\r\nContent-Length: 65537\r\n\r\n";
        assertRefused("413 ", "invalid_request", "65,537", exchange(request));
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
        return exchange("GET " + address + " HTTP/1.1" + headers + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    private String post(String headers, String body) throws IOException {
        return exchange("POST " + path() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private String exchange(String request) throws IOException {
        try (var socket = connect()) {
            write(socket, request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(server().getHost(), server().getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void assertPage(String status, String text, String advice, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("content-type: text/html"), answer);
        assertTrue(answer.contains("Content-Security-Policy: default-src 'none'"), answer);
        assertTrue(answer.contains(text) && answer.contains(advice), answer);
    }

    private static void assertRefused(String status, String error, String text, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("content-type: application/json"), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("cache-control: no-store"), answer);
        assertTrue(answer.contains("{\"error\":\"" + error + "\",\"error_description\":\""), answer);
        assertTrue(answer.contains(text), answer);
    }
}
