package oauthlab.resource.introspection;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import oauthlab.resource.discovery.OwnClient;
import oauthlab.resource.guard.GuardSettings;

/** Who asks has to prove who it is: without a secret of its own this API does not start. */
@Singleton
final class SecretCheck {

    void onStart(@Observes StartupEvent start, GuardSettings guard, OwnClient self) {
        if (guard.tokenChecks().contains("introspection")) self.requireSecret("introspection");
    }
}
