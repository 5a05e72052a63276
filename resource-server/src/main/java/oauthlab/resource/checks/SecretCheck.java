package oauthlab.resource.checks;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import oauthlab.resource.guard.GuardSettings;

/**
 * Who asks about a token, or reads the list of those that were revoked, has to prove who it is: without a secret of its own this API
 * does not start, unless this is a lab.
 */
@Singleton
final class SecretCheck {

    private static final String PUBLISHED = "task-api-secret-24680";

    void onStart(
            @Observes StartupEvent start, GuardSettings guard, CheckSettings settings, CheckSettings.Revoked revoked) {
        if (guard.tokenChecks().contains("introspection")) require("introspection", settings);
        if (guard.tokenChecks().contains("jwt") && !revoked.readEvery().isZero())
            require("reading what was revoked (oauthlab.revoked.read-every)", settings);
    }

    private static void require(String what, CheckSettings settings) {
        require(what, settings.clientId(), settings.clientSecret(), settings.isLab());
    }

    static void require(String what, String id, String secret, boolean isLab) {
        if (isLab || !secret.equals(PUBLISHED)) return;
        throw new ConfigurationException("No client secret, and " + what + " needs one: set OAUTH_CLIENT_SECRET to the"
                + " secret of " + id + ", or LAB_MODE=true to learn with the published one.");
    }
}
