package oauthlab.resource.apikey;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The keys of the lessons. They stand in the documentation, so they are there in lab mode only. */
@Singleton
class LabKeys {

    private static final String DEMO_USER = "user-123";

    void add(@Observes StartupEvent started, ApiKeys keys, @ConfigProperty(name = "oauthlab.lab-mode") boolean lab) {
        if (!lab) return;
        keys.addIfAbsent("key-web-app-13579", new ApiKey("web-app", DEMO_USER, Set.of("tools:*")));
        keys.addIfAbsent("key-mobile-app-24680", new ApiKey("mobile-app", DEMO_USER, Set.of("read")));
        keys.addIfAbsent("key-admin-tool-97531", new ApiKey("admin-tool", DEMO_USER, Set.of("*")));
    }
}
