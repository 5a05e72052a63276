package oauthlab.agent.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import oauthlab.agent.transcript.Exchange.Message;
import org.junit.jupiter.api.Test;

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
}
