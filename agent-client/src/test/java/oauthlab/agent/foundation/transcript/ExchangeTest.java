package oauthlab.agent.foundation.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import oauthlab.agent.foundation.transcript.Exchange.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeTest {

    private static final String JWT = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJlc2lnbmF0dXJl";

    @Test
    void credentials_in_headers_are_hidden() {
        var headers = new Message(
                        Map.of("Authorization", "Bearer " + JWT, "X-Copy", "it is " + JWT, "Set-Cookie", "s=1"), "")
                .headers();

        assertEquals("Bearer eyJhbG...(" + JWT.length() + " characters)", headers.get("authorization"));
        assertFalse(headers.get("X-Copy").contains(JWT));
        assertEquals("(hidden)", headers.get("Set-Cookie"));
    }

    /** In Turkish a small I has no dot. */
    @Test
    void a_key_is_hidden_however_its_header_is_written() {
        for (String name : List.of("X-API-Key", "x-api-key", "X-API-KEY", "COOKIE", "MCP-SESSION-ID"))
            assertEquals(
                    "(hidden)",
                    new Message(Map.of(name, "a-secret"), "").headers().get(name),
                    name);
    }

    @Test
    void basic_credentials_are_hidden_whole_because_base64_hides_nothing() {
        assertEquals(
                "Basic (hidden)",
                new Message(Map.of("Authorization", "Basic YWdlbnQ6c2VjcmV0LXNlY3JldA=="), "")
                        .headers()
                        .get("Authorization"));
    }

    @ParameterizedTest
    @CsvSource({
        "Token abc,Token (hidden)",
        "ApiKey abc,ApiKey (hidden)",
        "basic YWdlbnQ6c2VjcmV0LXNlY3JldC1zZWNyZXQ=,basic (hidden)",
        "bearer abc,bearer (hidden)",
        "a-key-without-a-scheme-that-is-long,(hidden)",
        "'Digest username=\"a\", response=\"b\"',Digest (hidden)"
    })
    void credentials_are_hidden_whatever_their_scheme_is(String value, String shown) {
        for (String name : List.of("Authorization", "Proxy-Authorization"))
            assertEquals(shown, new Message(Map.of(name, value), "").headers().get(name));
    }

    @Test
    void a_header_that_somebody_configured_is_hidden_whatever_its_name_is() {
        var sent = Map.of(
                "X-Auth",
                List.of("hush"),
                "X-Team",
                List.of("blue"),
                "Accept",
                List.of("a/b"),
                "MCP-Param-Id",
                List.of("7"));
        assertEquals(
                Map.of("X-Auth", "(hidden)", "X-Team", "(hidden)", "Accept", "a/b", "MCP-Param-Id", "7"),
                Message.sent(sent, "").headers());
    }

    @Test
    void secrets_in_bodies_are_hidden_and_the_rest_stays() {
        String form = new Message(Map.of(), "grant_type=x&client_secret=hush&scope=a").body();
        assertEquals("grant_type=x&client_secret=(hidden)&scope=a", form);

        String json = new Message(Map.of(), "{\"access_token\": \"opaque-opaque-opaque-1\",\"scope\":\"a\"}").body();
        assertEquals("{\"access_token\": \"(hidden)\",\"scope\":\"a\"}", json);

        assertTrue(new Message(Map.of(), "the token " + JWT + " is bad").body().startsWith("the token eyJhbG...("));
    }

    @Test
    void an_exchange_is_one_line() {
        var nothing = new Message(Map.of(), null);
        assertEquals("GET http://a/b -> 200", new Exchange("GET http://a/b", "200", nothing, nothing).line());
    }

    @Test
    void a_long_body_is_cut_and_read_in_one_go() {
        for (String part : List.of("eyJ", "eyJa.", "a", "a.", "\"token\"")) {
            String body = part.repeat(1_000_000) + "&client_secret=hush";
            String kept = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> new Message(Map.of(), body).body());
            assertTrue(kept.length() < 70_000 * part.length(), part);
        }
        String cut = new Message(Map.of(), "x ".repeat(32_000) + JWT.repeat(100)).body();
        assertFalse(cut.contains("eyJhbGciOiJFUzI1NiJ9"), cut.substring(63_000));
    }

    @Test
    void a_process_that_runs_for_weeks_keeps_the_latest_exchanges_only() {
        var transcript = new Transcript();
        var nothing = new Message(Map.of(), null);
        for (int i = 0; i < 1000; i++) transcript.add(new Exchange("GET " + i, "200", nothing, nothing));
        var kept = transcript.take();
        assertEquals(100, kept.size());
        assertEquals("GET 999", kept.get(99).request());
    }
}
