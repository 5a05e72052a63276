package oauthlab.shared.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalUriTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:4001, http://localhost:4001/",
        "HTTP://LOCALHOST:4001, http://localhost:4001/",
        "http://localhost:80/a, http://localhost/a",
        "HTTPS://API.example:443, https://api.example/",
        "https://api.example:/a, https://api.example/a",
        "https://api.example/a/./b/../c, https://api.example/a/c",
        "https://api.example/a/b/.., https://api.example/a/",
        "https://api.example/a/%2e, https://api.example/a/",
        "https://api.example/../a/./, https://api.example/a/",
        "https://api.example/a//../b, https://api.example/a/b",
        "https://api.example/.., https://api.example/",
        "https://api.example/%7euser/%2d, https://api.example/~user/-",
        "https://api.example/a%2fb, https://api.example/a%2Fb",
        "http://[::1]:80/, http://[::1]/",
        "https://api.example?a=B, https://api.example/?a=B",
    })
    void two_spellings_of_one_uri_are_the_same(String one, String other) {
        assertEquals(other, NormalUri.of(one));
        assertEquals(other, NormalUri.of(other));
        assertTrue(NormalUri.areSame(other, one));
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:4002/mcp, http://localhost:4002/mcp/",
        "http://localhost:4002/mcp, http://localhost:4002//evil/mcp",
        "http://localhost:4002/mcp, http://localhost:4002//mcp",
        "http://localhost:4002/mcp, http://localhost:4002/mcp//",
        "https://api.example/a/b, https://api.example/a//b",
        "http://localhost:4001, https://localhost:4001",
        "http://localhost:4001, http://localhost:4002",
        "http://localhost:443, https://localhost",
        "https://api.example/a, https://api.example/A",
        "https://api.example/a%2Fb, https://api.example/a/b",
        "https://api.example/?a, https://api.example/",
        "https://api.example, https://api.example.evil",
        "https://api.example, https://api.example@evil.example",
        "task-api, TASK-API"
    })
    void two_uris_are_two(String one, String other) {
        assertFalse(NormalUri.areSame(one, other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "task-api", "urn:example:API", "not a uri", "http://", "//host/a", "http:///a", "%zz"})
    void what_is_none_stays_as_it_is(String text) {
        assertEquals(text, NormalUri.of(text));
    }
}
