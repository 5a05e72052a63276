package oauthlab.web.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import oauthlab.shared.proof.NativeSignatures;
import org.jboss.logging.Logger;

/** Makes signatures cheap where the machine allows it, before the first key is made, and says so once. */
@Singleton
class SignatureProvider {

    private static final Logger LOG = Logger.getLogger(SignatureProvider.class);

    void install(@Observes @Priority(1) StartupEvent start) {
        LOG.info(NativeSignatures.install());
    }
}
