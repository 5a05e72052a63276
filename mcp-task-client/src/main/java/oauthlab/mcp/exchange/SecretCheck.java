package oauthlab.mcp.exchange;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Set;

/**
 * Refuses to start with a secret that everybody can read in the lessons, unless this is a lab; and with two secrets of one client.
 *
 * <p>RFC 6749 section 2.3.1: a client secret is worth what its secrecy is worth.
 */
@Singleton
class SecretCheck {

    private static final Set<String> PUBLISHED =
            Set.of("mcp-secret-12345", "agent-secret-67890", "task-api-secret-24680");

    private final ExchangeSettings settings;

    SecretCheck(ExchangeSettings settings) {
        this.settings = settings;
    }

    void onStart(@Observes StartupEvent start) {
        if (isPublished(settings.clientSecret()))
            throw new ConfigurationException(
                    "No client secret: set MCP_CLIENT_SECRET to the secret of mcp-task-manager,"
                            + " or LAB_MODE=true to learn with the published one.");
        var secrets = new HashMap<String, String>();
        settings.apiKeys()
                .known()
                .forEach((name, key) -> key.clientSecret().ifPresent(secret -> {
                    if (isPublished(secret))
                        throw wrong(name, "is one that everybody can read in the lessons; choose another");
                    String client = key.clientId().orElse(name);
                    if (!secret.equals(secrets.getOrDefault(client, secret)))
                        throw wrong(name, "differs from that of another key; the client " + client + " has one secret");
                    secrets.put(client, secret);
                }));
    }

    private boolean isPublished(String secret) {
        return !settings.labMode() && PUBLISHED.contains(secret);
    }

    private static ConfigurationException wrong(String name, String what) {
        return new ConfigurationException("oauthlab.api-keys.known." + name + ".client-secret " + what + ".");
    }
}
