package oauthlab.mcp.exchange;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Refuses to start with the secret that everybody can read in the lessons, unless this is a lab.
 *
 * <p>RFC 6749 section 2.3.1: a client secret is worth what its secrecy is worth.
 */
@Singleton
class SecretCheck {

    private static final String PUBLISHED = "mcp-secret-12345";

    private final ExchangeSettings settings;

    SecretCheck(ExchangeSettings settings) {
        this.settings = settings;
    }

    void onStart(@Observes StartupEvent start) {
        if (settings.labMode() || !settings.clientSecret().equals(PUBLISHED)) return;
        throw new ConfigurationException("No client secret: set MCP_CLIENT_SECRET to the secret of mcp-task-manager,"
                + " or LAB_MODE=true to learn with the published one.");
    }
}
