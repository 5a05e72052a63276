package oauthlab.auth.broker.tokenbroker;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import oauthlab.auth.broker.upstream.Provider;
import oauthlab.auth.broker.upstream.Providers;
import oauthlab.auth.broker.upstreamtokens.FreshTokens;
import oauthlab.auth.broker.upstreamtokens.StoredTokens;
import oauthlab.auth.broker.upstreamtokens.UpstreamTokens;
import oauthlab.auth.tokens.issuance.GrantOutcome;
import oauthlab.auth.tokens.issuance.TokenExtension;
import oauthlab.shared.protocol.TokenTypeUri;

/**
 * Notes for each token of ours what it stands for, and puts the claims in that were chosen. With {@code passthrough}, for
 * comparison, the client gets the provider's own access token instead.
 */
@ApplicationScoped
class TokenSwap implements TokenExtension {

    private final UpstreamTokens upstreamTokens;
    private final FreshTokens fresh;
    private final Providers providers;

    TokenSwap(UpstreamTokens upstreamTokens, FreshTokens fresh, Providers providers) {
        this.upstreamTokens = upstreamTokens;
        this.fresh = fresh;
        this.providers = providers;
    }

    @Override
    public Map<String, Object> claims(GrantOutcome.ForUser outcome) {
        return kept(outcome).map(StoredTokens::claims).orElse(Map.of());
    }

    @Override
    public void issued(GrantOutcome.ForUser outcome, String tokenId, Instant expiresAt) {
        kept(outcome)
                .ifPresent(kept -> upstreamTokens.use(
                        kept, tokenId, expiresAt, outcome.family().expiresAt()));
    }

    /** Our refresh token stays: theirs is bound to us, and whoever has it would never have to ask again. */
    @Override
    public Optional<GrantOutcome.Foreign> instead(GrantOutcome.ForUser outcome) {
        return kept(outcome)
                .flatMap(kept -> providers
                        .find(kept.owner().provider())
                        .filter(Provider::isPassthrough)
                        .map(provider ->
                                ProviderTokenResponse.of(fresh.of(provider, kept), kept, TokenTypeUri.ACCESS_TOKEN)));
    }

    /** What came by one application is no other's, though the same user has signed in there in the same browser. */
    private Optional<StoredTokens> kept(GrantOutcome.ForUser outcome) {
        return outcome.family()
                .upstreamId()
                .flatMap(upstreamTokens::find)
                .filter(kept -> kept.owner().clientId().equals(outcome.family().clientId()))
                .filter(kept -> kept.owner().userId().equals(outcome.family().userId()));
    }
}
