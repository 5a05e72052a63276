package oauthlab.auth.broker.tokenbroker;

import oauthlab.auth.broker.relyingparty.ProviderTokens;
import oauthlab.auth.broker.upstreamtokens.Kept;
import oauthlab.auth.tokens.issuance.GrantOutcome;

/** A provider's access token on its way out. Its refresh token never is. */
final class Handed {

    private Handed() {}

    static GrantOutcome.Foreign of(ProviderTokens tokens, Kept kept, String tokenType) {
        return new GrantOutcome.Foreign(
                tokens.accessToken(),
                tokens.expiresAt(),
                tokens.scope(),
                kept.owner().userId(),
                tokenType);
    }
}
