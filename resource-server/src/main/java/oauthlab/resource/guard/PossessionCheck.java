package oauthlab.resource.guard;

import jakarta.ws.rs.container.ContainerRequestContext;
import oauthlab.guarded.credential.VerifiedCredential;

/** Finds out whether the sender of a request has the key that its token is bound to. */
public interface PossessionCheck {

    /**
     * @param verified with the thumbprint of the key (RFC 7638), as the token names it
     * @throws oauthlab.resource.platform.Refusal 401 with a challenge, when the request proves nothing, or not this
     */
    void require(ContainerRequestContext request, String token, VerifiedCredential verified);
}
