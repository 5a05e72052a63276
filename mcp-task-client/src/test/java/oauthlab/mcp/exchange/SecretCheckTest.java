package oauthlab.mcp.exchange;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCheckTest {

    private final Map<String, String> settings = new HashMap<>(Map.of(
            "oauthlab.lab-mode", "false",
            "oauthlab.issuer", "http://issuer.example",
            "oauthlab.client-secret", "a secret of its own",
            "oauthlab.task-api.resource", "http://api.example",
            "oauthlab.task-api.scopes", "tasks:read",
            "oauthlab.task-api.dpop", "false",
            "oauthlab.task-api.token-early", "PT30S"));

    @ParameterizedTest
    @ValueSource(strings = {"mcp-secret-12345", "agent-secret-67890", "task-api-secret-24680"})
    void a_published_secret_is_good_in_lab_mode_only(String published) {
        secret("job", published);
        assertEquals(
                "oauthlab.api-keys.known.job.client-secret is one that everybody can read in the lessons; choose another.",
                refused());
        settings.put("oauthlab.client-secret", published);
        assertTrue(refused().contains("set MCP_CLIENT_SECRET"));
        settings.put("oauthlab.lab-mode", "true");
        assertDoesNotThrow(this::start);
    }

    @Test
    void two_keys_of_one_client_have_its_one_secret() {
        secret("job", "one");
        secret("other", "two");
        assertDoesNotThrow(this::start);
        settings.put("oauthlab.api-keys.known.other.client-id", "job");
        assertTrue(refused().contains("the client job has one secret"));
        secret("other", "one");
        assertDoesNotThrow(this::start);
    }

    private void secret(String key, String secret) {
        settings.put("oauthlab.api-keys.known." + key + ".client-secret", secret);
    }

    private String refused() {
        return assertThrows(ConfigurationException.class, this::start).getMessage();
    }

    private void start() {
        var config = new SmallRyeConfigBuilder()
                .withMapping(ExchangeSettings.class)
                .withValidateUnknown(false)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
        new SecretCheck(config.getConfigMapping(ExchangeSettings.class)).onStart(new StartupEvent());
    }
}
