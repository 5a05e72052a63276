package oauthlab.auth.broker.relyingparty;

import java.time.Instant;
import java.util.Optional;

/**
 * What a provider gave us for a user. RFC 6749 section 5.1.
 *
 * @param expiresAt when the access token does; empty when the provider does not say
 * @param scope what it allows there; may be empty
 */
public record ProviderTokens(
        String accessToken,
        Optional<String> refreshToken,
        Optional<String> idToken,
        Optional<Instant> expiresAt,
        String scope) {

    /** Without a new refresh token the one before still works. RFC 6749 section 6. */
    ProviderTokens after(ProviderTokens before) {
        return new ProviderTokens(
                accessToken,
                refreshToken.or(before::refreshToken),
                idToken,
                expiresAt,
                scope.isEmpty() ? before.scope : scope);
    }

    /** It has said what it had to say. */
    public ProviderTokens withoutIdToken() {
        return new ProviderTokens(accessToken, refreshToken, Optional.empty(), expiresAt, scope);
    }

    /** Leaves the tokens out, for the log line that mentions them. */
    @Override
    public String toString() {
        return "ProviderTokens[scope " + scope + "]";
    }
}
