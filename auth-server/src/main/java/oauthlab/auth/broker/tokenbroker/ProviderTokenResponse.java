package oauthlab.auth.broker.tokenbroker;

import oauthlab.auth.broker.relyingparty.ProviderTokens;
import oauthlab.auth.broker.upstreamtokens.StoredTokens;
import oauthlab.auth.tokens.issuance.GrantOutcome;

/** A provider's access token on its way out. Its refresh token never is. */
final class ProviderTokenResponse {

    private ProviderTokenResponse() {}

    static GrantOutcome.Foreign of(ProviderTokens tokens, StoredTokens stored, String tokenType) {
        return new GrantOutcome.Foreign(
                tokens.accessToken(),
                tokens.expiresAt(),
                tokens.scope(),
                stored.owner().userId(),
                tokenType);
    }
}
