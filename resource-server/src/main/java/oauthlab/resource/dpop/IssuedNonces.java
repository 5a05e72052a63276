package oauthlab.resource.dpop;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import oauthlab.guarded.proofs.SeenProofs;
import oauthlab.shared.proof.DpopNonces;

/** Our nonces, and the proofs that were seen: each process has its own. */
class IssuedNonces {

    @Produces
    @Singleton
    DpopNonces nonces(Clock clock) {
        return DpopNonces.ofThisProcess(clock);
    }

    @Produces
    @Singleton
    SeenProofs proofs(Clock clock, ProofSettings settings) {
        return new SeenProofs(clock, settings.window());
    }
}
