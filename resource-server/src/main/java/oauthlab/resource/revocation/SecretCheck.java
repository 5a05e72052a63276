package oauthlab.resource.revocation;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import oauthlab.resource.discovery.OwnClient;
import oauthlab.resource.guard.GuardSettings;

/** Who reads the list has to prove who it is: without a secret of its own this API does not start. */
@Singleton
final class SecretCheck {

    void onStart(@Observes StartupEvent start, GuardSettings guard, RevocationSettings settings, OwnClient self) {
        if (guard.tokenChecks().contains("jwt") && !settings.readEvery().isZero())
            self.requireSecret("reading what was revoked (oauthlab.revoked.read-every)");
    }
}
