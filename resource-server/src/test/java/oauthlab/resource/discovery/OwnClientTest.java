package oauthlab.resource.discovery;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnClientTest {

    private static final String PUBLISHED = "task-api-secret-24680";

    private record Settings(String clientId, String clientSecret, boolean isLab) implements ClientSettings {}

    @Test
    void the_published_secret_is_for_labs_only() {
        new OwnClient(new Settings("task-api", PUBLISHED, true)).requireSecret("this");
        new OwnClient(new Settings("task-api", "another", false)).requireSecret("this");
        var outside = new OwnClient(new Settings("task-api", PUBLISHED, false));
        String message = assertThrows(ConfigurationException.class, () -> outside.requireSecret("this"))
                .getMessage();
        assertTrue(message.contains("OAUTH_CLIENT_SECRET"));
        assertFalse(message.contains(PUBLISHED));
    }

    /** RFC 6749 section 2.3.1. */
    @Test
    void name_and_secret_are_encoded_before_they_are_put_together() throws IOException {
        var self = new OwnClient(new Settings("a:b", "c d", true));
        var request = self.ask("http://localhost:1/x", Map.of());
        assertEquals(
                "Basic YSUzQWI6Yytk",
                request.headers().firstValue("Authorization").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "http://", "ftp://localhost/", "http://a b/", "/introspect"})
    void an_address_that_is_none_is_a_failure_of_the_server(String nonsense) {
        var self = new OwnClient(new Settings("task-api", PUBLISHED, true));
        assertThrows(IOException.class, () -> self.ask(nonsense, Map.of()));
        assertDoesNotThrow(() -> self.ask("http://localhost:1/", Map.of()));
    }
}
