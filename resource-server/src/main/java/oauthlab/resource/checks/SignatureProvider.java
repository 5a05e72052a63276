package oauthlab.resource.checks;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import oauthlab.shared.proof.NativeSignatures;
import org.jboss.logging.Logger;

/** Makes signatures cheap where the machine allows it, and says so once. */
@Singleton
final class SignatureProvider {

    private static final Logger LOG = Logger.getLogger(SignatureProvider.class);

    void install(@Observes StartupEvent started) {
        LOG.info(NativeSignatures.install());
    }
}
