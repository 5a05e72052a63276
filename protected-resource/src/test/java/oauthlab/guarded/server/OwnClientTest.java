package oauthlab.guarded.server;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnClientTest {

    private final OwnClient self = new OwnClient("a:b", "c d");

    /** RFC 6749 section 2.3.1. */
    @Test
    void name_and_secret_are_encoded_before_they_are_put_together() throws IOException {
        var request = self.ask("http://localhost:1/x", Map.of());
        assertEquals(
                "Basic YSUzQWI6Yytk",
                request.headers().firstValue("Authorization").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "http://", "ftp://localhost/", "http://a b/", "/introspect"})
    void an_address_that_is_none_is_a_failure_of_the_server(String nonsense) {
        assertThrows(IOException.class, () -> self.ask(nonsense, Map.of()));
        assertDoesNotThrow(() -> self.ask("http://localhost:1/", Map.of()));
    }
}
