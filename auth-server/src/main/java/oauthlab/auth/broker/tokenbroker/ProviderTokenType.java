package oauthlab.auth.broker.tokenbroker;

import static oauthlab.shared.protocol.OAuthErrorCode.INVALID_TARGET;

import jakarta.enterprise.context.ApplicationScoped;
import oauthlab.auth.broker.upstream.Provider;
import oauthlab.auth.broker.upstream.Providers;
import oauthlab.auth.broker.upstreamtokens.FreshTokens;
import oauthlab.auth.broker.upstreamtokens.StoredTokens;
import oauthlab.auth.broker.upstreamtokens.UpstreamTokens;
import oauthlab.auth.clients.Client;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.grants.token.RequestedTokenType;
import oauthlab.auth.tokens.issuance.AccessToken;
import oauthlab.auth.tokens.issuance.GrantOutcome;

/**
 * A service that was called with a token of ours gets the provider's token that it stands for, to call the provider's API with
 * it. RFC 8693, with a token type that is not in the RFC, which section 3 allows.
 */
@ApplicationScoped
class ProviderTokenType implements RequestedTokenType {

    static final String TYPE = "urn:oauthlab:token-type:provider-access-token";

    private final UpstreamTokens upstreamTokens;
    private final FreshTokens fresh;
    private final Providers providers;
    private final AuditLog audit;

    ProviderTokenType(UpstreamTokens upstreamTokens, FreshTokens fresh, Providers providers, AuditLog audit) {
        this.upstreamTokens = upstreamTokens;
        this.fresh = fresh;
        this.providers = providers;
        this.audit = audit;
    }

    @Override
    public String tokenType() {
        return TYPE;
    }

    @Override
    public GrantOutcome redeem(Client client, AccessToken subject) {
        // Whoever says a public client's name is that client, so it proves nothing.
        if (client.isPublic())
            throw OAuthException.unauthorizedClient(
                    "A public client never gets a provider's token; only a service with a"
                            + " secret or a key of its own does.");
        StoredTokens stored = upstreamTokens
                .findByToken(subject.tokenId())
                .filter(found -> found.owner().userId().equals(subject.subject()))
                .orElseThrow(() -> OAuthException.invalidRequest(
                        "No provider's token stands behind the subject_token: its user did not sign in at a provider for the"
                                + " application '" + subject.clientId()
                                + "', or that is over. The user has to sign in again."));
        Provider provider = providers
                .find(stored.owner().provider())
                .orElseThrow(() -> OAuthException.invalidRequest("The provider is not set up here any more."));
        if (!provider.handOverTo().contains(client.id()))
            throw OAuthException.of(
                    INVALID_TARGET,
                    "The client '" + client.id() + "' may not have the tokens of " + provider.name()
                            + "; oauthlab.upstream.providers." + provider.id() + ".hand-over-to says who may.");
        GrantOutcome.Foreign handed = ProviderTokenResponse.of(fresh.of(provider, stored), stored, TYPE);
        audit.write(AuditEvent.ok(
                "upstream.handed_over",
                client.id(),
                stored.owner().userId(),
                provider.id() + ", by a token of " + subject.clientId()));
        return handed;
    }
}
