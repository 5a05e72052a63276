package oauthlab.resource.dpop;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import oauthlab.shared.proof.DpopNonces;

/** Our nonces: each process has its own. */
class OurNonces {

    @Produces
    @Singleton
    DpopNonces nonces(Clock clock) {
        return DpopNonces.ofThisProcess(clock);
    }
}
