package oauthlab.auth.handover;

import oauthlab.auth.issuance.GrantOutcome;
import oauthlab.auth.relyingparty.ProviderTokens;
import oauthlab.auth.vault.Kept;

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
