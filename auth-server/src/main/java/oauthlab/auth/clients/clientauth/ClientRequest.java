package oauthlab.auth.clients.clientauth;

import oauthlab.auth.clients.Client;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.OAuthException;

/**
 * A request of a client that has said who it is, and has proven it if it can. An endpoint that takes this as its parameter is
 * not reached by anybody else. RFC 6749 section 2.3.
 *
 * @param client known, enabled, and proven; a public one only says its name
 * @param form its parameters, each of them once
 */
public record ClientRequest(Client client, FormParameters form) {

    /** @throws OAuthException {@code invalid_client} for a client that only says its name */
    public ClientRequest requireProof() {
        if (client.isPublic())
            throw OAuthException.invalidClient(client.id() + " is public, but a proof is needed here");
        return this;
    }
}
