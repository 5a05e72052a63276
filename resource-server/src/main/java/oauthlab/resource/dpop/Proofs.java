package oauthlab.resource.dpop;

import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import oauthlab.guarded.proofs.ProofCheck;
import oauthlab.guarded.proofs.ProofSettings;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the check of proofs from the settings of this API. Each process knows its own nonces and the proofs that it has seen. */
class Proofs {

    @ConfigMapping(prefix = "oauthlab.dpop")
    interface Settings extends ProofSettings {}

    @Produces
    @Singleton
    ProofCheck check(Settings settings, Clock clock, @ConfigProperty(name = "oauthlab.audience") URI audience) {
        return new ProofCheck(settings, clock, audience);
    }
}
