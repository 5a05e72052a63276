package oauthlab.resource.introspection;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import oauthlab.resource.guard.GuardSettings;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start with the secret that everybody can read in the lessons, unless this is a lab. */
@Singleton
final class SecretCheck {

    private static final String PUBLISHED = "task-api-secret-24680";

    void onStart(
            @Observes StartupEvent start,
            GuardSettings guard,
            IntrospectionSettings settings,
            @ConfigProperty(name = "oauthlab.lab-mode") boolean lab) {
        if (lab
                || !guard.tokenChecks().contains("introspection")
                || !settings.clientSecret().equals(PUBLISHED)) return;
        throw new ConfigurationException("No client secret: set OAUTH_CLIENT_SECRET to the secret of "
                + settings.clientId() + ", or LAB_MODE=true to learn with the published one.");
    }
}
