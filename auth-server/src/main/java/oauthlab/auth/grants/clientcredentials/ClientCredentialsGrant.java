package oauthlab.auth.grants.clientcredentials;

import static oauthlab.shared.protocol.ParameterNames.RESOURCE;
import static oauthlab.shared.protocol.ParameterNames.SCOPE;

import jakarta.enterprise.context.ApplicationScoped;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.grants.token.Grant;
import oauthlab.auth.grants.token.TokenRequest;
import oauthlab.auth.tokens.issuance.AccessPolicy;
import oauthlab.auth.tokens.issuance.GrantOutcome;
import oauthlab.shared.protocol.GrantType;

/**
 * A client gets a token for itself. RFC 6749 section 4.4.
 *
 * <p>Only confidential clients may: a name alone proves nothing. There is no refresh token, because the client can ask
 * again at any time (section 4.4.3).
 */
@ApplicationScoped
class ClientCredentialsGrant implements Grant {

    private final AccessPolicy policy;

    ClientCredentialsGrant(AccessPolicy policy) {
        this.policy = policy;
    }

    @Override
    public GrantType type() {
        return GrantType.CLIENT_CREDENTIALS;
    }

    @Override
    public GrantOutcome redeem(TokenRequest request) {
        if (request.client().isPublic()) {
            throw OAuthException.unauthorizedClient("A public client cannot use client_credentials: it has no secret.");
        }
        return new GrantOutcome.ForClient(
                policy.scopes(request.client(), request.form().get(SCOPE)),
                policy.audience(request.client(), request.form().all(RESOURCE)));
    }
}
