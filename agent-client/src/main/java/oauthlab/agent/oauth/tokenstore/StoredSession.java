package oauthlab.agent.oauth.tokenstore;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import oauthlab.agent.oauth.tokenstore.TokenStore.Key;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.secret.Redacted;

/** What one server and one issuer know this agent by: a client, and tokens when somebody has approved. */
public record StoredSession(Key key, StoredClient client, Optional<StoredTokens> tokens) {

    public StoredSession {
        Objects.requireNonNull(key.server());
        Objects.requireNonNull(key.issuer());
        Objects.requireNonNull(client);
    }

    /**
     * The agent, as the issuer knows it. RFC 7591 section 3.2.1.
     *
     * @param registeredHere did this agent register itself? Then nobody else has written down what is in here
     * @param authMethod {@code token_endpoint_auth_method}, as registered
     * @param secretExpiresAt empty for a secret that does not end
     * @param registeredAs digest of what the agent said about itself: another redirect URI needs another registration
     * @param registrationAccessToken for the management of the registration (RFC 7592)
     */
    public record StoredClient(
            String clientId,
            boolean registeredHere,
            Optional<String> authMethod,
            Optional<String> secret,
            Optional<Instant> secretExpiresAt,
            Optional<String> registrationAccessToken,
            Optional<URI> registrationClientUri,
            Optional<String> registeredAs) {

        public StoredClient {
            Objects.requireNonNull(clientId);
        }

        /** A client that was registered by hand, or by its address: there is nothing to keep but its name. */
        public static StoredClient named(String clientId) {
            return new StoredClient(
                    clientId,
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        boolean isWorthKeeping(Instant now) {
            return registeredHere && secretExpiresAt.map(now::isBefore).orElse(true);
        }

        @Override
        public String toString() {
            return "StoredClient[" + clientId + (registeredHere ? ", registered here" : "") + "]";
        }
    }

    /**
     * What the token endpoint gave. RFC 6749 section 5.1.
     *
     * @param expiresAt empty when it did not say
     * @param scope what was granted
     * @param dpopKey the private key that the tokens are bound to, as a JWK (RFC 9449)
     */
    public record StoredTokens(
            String accessToken,
            String tokenType,
            Optional<Instant> expiresAt,
            Optional<String> refreshToken,
            Optional<String> idToken,
            Scopes scope,
            Optional<String> dpopKey) {

        public StoredTokens {
            Objects.requireNonNull(accessToken);
            Objects.requireNonNull(tokenType);
            Objects.requireNonNull(scope);
        }

        boolean isWorthKeeping(Instant now) {
            return refreshToken.isPresent() || expiresAt.map(now::isBefore).orElse(true);
        }

        @Override
        public String toString() {
            return "StoredTokens[" + tokenType + " " + Redacted.of(accessToken) + ", expires "
                    + expiresAt.map(Instant::toString).orElse("nobody knows when") + ", scope " + scope
                    + (refreshToken.isPresent() ? ", with refresh token]" : "]");
        }
    }

    /** The same client with these tokens. */
    public StoredSession with(StoredTokens newTokens) {
        return new StoredSession(key, client, Optional.of(newTokens));
    }

    /** The same client without tokens. */
    public StoredSession withoutTokens() {
        return new StoredSession(key, client, Optional.empty());
    }

    /** What of it is still good for something: an ended token that nothing can renew is not, nor is an ended secret. */
    Optional<StoredSession> worthKeeping(Instant now) {
        if (tokens.isPresent() && tokens.get().isWorthKeeping(now)) return Optional.of(this);
        return client.isWorthKeeping(now) ? Optional.of(withoutTokens()) : Optional.empty();
    }
}
