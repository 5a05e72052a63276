package oauthlab.agent.oauth.tokenstore;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import oauthlab.agent.oauth.tokenstore.StoredSession.StoredClient;
import oauthlab.agent.oauth.tokenstore.StoredSession.StoredTokens;
import oauthlab.agent.oauth.tokenstore.TokenStore.Key;
import oauthlab.shared.protocol.Scopes;

/** Sessions to keep, and a clock that stands still. */
final class TestSessions {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Key KEY = key("https://mcp.example/mcp", "https://auth.example");

    private TestSessions() {}

    static Key key(String server, String issuer) {
        return new Key(URI.create(server), issuer);
    }

    /** With everything in it that can be. */
    static StoredSession full(Key key) {
        return new StoredSession(key, registered(Optional.of(NOW.plusSeconds(9000))), Optional.of(tokens()));
    }

    static StoredClient registered(Optional<Instant> secretExpiresAt) {
        return new StoredClient(
                "client-1",
                true,
                Optional.of("client_secret_basic"),
                Optional.of("secret-of-a-client-13579"),
                secretExpiresAt,
                Optional.of("secret-of-a-registration-13579"),
                Optional.of(URI.create("https://auth.example/register/client-1")),
                Optional.of("a digest"));
    }

    static StoredTokens tokens() {
        return tokens(Optional.of(NOW.plusSeconds(3600)), Optional.of("secret-to-refresh-13579"));
    }

    static StoredTokens tokens(Optional<Instant> expiresAt, Optional<String> refreshToken) {
        return new StoredTokens(
                "secret-to-access-13579-13579-13579",
                "DPoP",
                expiresAt,
                refreshToken,
                Optional.of("secret-of-identity-13579"),
                Scopes.of("tasks:read", "tasks:write"),
                Optional.of("{\"kty\":\"EC\",\"d\":\"secret-of-a-key-13579\"}"));
    }

    /** A client with a name only, and a token that nothing can renew. */
    static StoredSession small(Key key, Instant end) {
        return new StoredSession(
                key, StoredClient.named("client-2"), Optional.of(tokens(Optional.of(end), Optional.empty())));
    }
}
