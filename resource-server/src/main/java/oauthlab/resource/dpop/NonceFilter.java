package oauthlab.resource.dpop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import oauthlab.guarded.proofs.ProofCheck;
import oauthlab.shared.proof.DpopNonces;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Whoever sent a proof gets the nonce for the next one, so that nobody is sent back for it. RFC 9449 section 8.2. */
@ApplicationScoped
class NonceFilter {

    private final ProofCheck proofs;

    NonceFilter(ProofCheck proofs) {
        this.proofs = proofs;
    }

    @ServerResponseFilter
    void add(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getHeaders().containsKey(ProofCheck.HEADER))
            response.getHeaders().putSingle(DpopNonces.HEADER, proofs.nonce());
    }
}
