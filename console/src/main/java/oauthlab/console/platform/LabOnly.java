package oauthlab.console.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The console shows what passes between others, so it exists in the lab only. */
@Singleton
class LabOnly {

    private final boolean isLab;

    LabOnly(@ConfigProperty(name = "oauthlab.lab-mode") boolean isLab) {
        this.isLab = isLab;
    }

    /** @throws IllegalStateException outside lab mode; it ends the start */
    void check(@Observes @Priority(1) StartupEvent start) {
        if (!isLab)
            throw new IllegalStateException(
                    "The console shows requests with their contents, so it starts in lab mode only. Use ./lab up, or set LAB_MODE=true.");
    }
}
