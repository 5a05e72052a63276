package oauthlab.auth.foundation.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import oauthlab.shared.proof.NativeSignatures;
import org.jboss.logging.Logger;

/** Chooses who signs, before the first key is made. */
class SignatureProvider {

    private static final Logger LOG = Logger.getLogger(SignatureProvider.class);

    void install(@Observes @Priority(1) StartupEvent start) {
        LOG.info(NativeSignatures.install());
    }
}
