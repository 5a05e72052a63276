package oauthlab.auth.tokens.dpop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import oauthlab.shared.proof.DpopNonces;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Whoever sent a proof gets the nonce for the next one, so that nobody is sent back for it. RFC 9449 section 8.2. */
@ApplicationScoped
class DpopNonceFilter {

    private final DpopNonces nonces;

    DpopNonceFilter(DpopNonces nonces) {
        this.nonces = nonces;
    }

    @ServerResponseFilter
    void add(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getHeaders().containsKey("DPoP"))
            response.getHeaders().putSingle(DpopNonces.HEADER, nonces.fresh());
    }
}
