package oauthlab.auth.grants.token;

import oauthlab.auth.clients.Client;
import oauthlab.auth.tokens.issuance.AccessToken;
import oauthlab.auth.tokens.issuance.GrantOutcome;

/** A kind of token, besides our own access tokens, for which a client may bring one of ours. RFC 8693 section 3. */
public interface RequestedTokenType {

    /** What {@code requested_token_type} says to get one. */
    String tokenType();

    /**
     * Decides whether this client gets one.
     *
     * @param subject a good token of ours, which the client may bring
     */
    GrantOutcome redeem(Client client, AccessToken subject);
}
