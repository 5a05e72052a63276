package oauthlab.auth.broker.upstreamtokens;

import java.time.Instant;
import java.util.Map;
import oauthlab.auth.broker.relyingparty.ProviderTokens;

/**
 * What we have from one sign-in at a provider.
 *
 * @param owner whose it is: it is handed to nobody else
 * @param claims what of the provider's claims goes into our tokens
 * @param version how often the tokens were refreshed
 * @param expiresAt until when it is kept
 */
public record StoredTokens(
        String upstreamId,
        Owner owner,
        ProviderTokens tokens,
        Map<String, Object> claims,
        int version,
        Instant expiresAt) {

    /** A user, the client through which the user came, and the provider. */
    public record Owner(String provider, String clientId, String userId) {

        /** What the seal is bound to. None of the parts holds a line break. */
        String label(String upstreamId) {
            return String.join("\n", "upstream tokens", upstreamId, provider, clientId, userId);
        }
    }

    StoredTokens with(ProviderTokens newer) {
        return new StoredTokens(upstreamId, owner, newer.withoutIdToken(), claims, version + 1, expiresAt);
    }
}
