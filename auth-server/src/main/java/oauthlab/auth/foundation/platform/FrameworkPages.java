package oauthlab.auth.foundation.platform;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import oauthlab.web.http.OperatorPages;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Closes the framework's pages outside lab mode. Setting {@code oauthlab.metrics.token} opens the metrics to the operator. */
class FrameworkPages {

    void close(
            @Observes Router router,
            LabMode lab,
            @ConfigProperty(name = "oauthlab.metrics.token") Optional<String> token) {
        new OperatorPages(lab.isOn(), token).register(router);
    }
}
