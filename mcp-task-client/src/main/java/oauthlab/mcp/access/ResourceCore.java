package oauthlab.mcp.access;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import oauthlab.guarded.proofs.ProofCheck;
import oauthlab.guarded.refusal.Challenges;

/** What this server shares with every resource, made from its settings. */
class ResourceCore {

    @Produces
    @Singleton
    Challenges challenges(AccessSettings settings) {
        return new Challenges(settings.resource().toString());
    }

    @Produces
    @Singleton
    ProofCheck proofs(AccessSettings settings, AccessSettings.Dpop dpop, Clock clock) {
        return new ProofCheck(dpop, clock, settings.resource());
    }
}
