package oauthlab.resource.checks;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;

class SecretCheckTest {

    private static final String PUBLISHED = "task-api-secret-24680";

    @Test
    void the_published_secret_is_for_labs_only() {
        assertDoesNotThrow(() -> SecretCheck.require("this", "task-api", PUBLISHED, true));
        assertDoesNotThrow(() -> SecretCheck.require("this", "task-api", "another", false));
        String message = assertThrows(
                        ConfigurationException.class, () -> SecretCheck.require("this", "task-api", PUBLISHED, false))
                .getMessage();
        assertTrue(message.contains("OAUTH_CLIENT_SECRET"));
        assertFalse(message.contains(PUBLISHED));
    }
}
