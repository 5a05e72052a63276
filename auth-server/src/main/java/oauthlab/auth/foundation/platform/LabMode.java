package oauthlab.auth.foundation.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Is this a lab? Only then are there clients and users with well-known secrets, and debug pages.
 *
 * <p>Setting {@code oauthlab.lab-mode} (environment {@code LAB_MODE}); off unless somebody turns it on.
 */
@ApplicationScoped
public class LabMode {

    private static final Logger LOG = Logger.getLogger(LabMode.class);

    private final boolean on;

    LabMode(@ConfigProperty(name = "oauthlab.lab-mode") boolean on) {
        this.on = on;
    }

    public boolean isOn() {
        return on;
    }

    void announce(@Observes StartupEvent start) {
        if (on) {
            LOG.warn(
                    "LAB MODE: clients and users with well-known secrets, debug pages open. Never expose this server.");
        }
    }
}
