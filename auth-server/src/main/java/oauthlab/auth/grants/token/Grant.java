package oauthlab.auth.grants.token;

import oauthlab.auth.tokens.issuance.GrantOutcome;
import oauthlab.shared.protocol.GrantType;

/** One way to get a token. Each implementation stands in the package of its feature. */
public interface Grant {

    GrantType type();

    /**
     * Decides what this request is worth.
     *
     * @throws oauthlab.auth.foundation.endpoint.OAuthException with the code that the grant's RFC names
     */
    GrantOutcome redeem(TokenRequest request);
}
