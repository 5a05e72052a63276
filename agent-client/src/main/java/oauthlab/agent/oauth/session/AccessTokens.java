package oauthlab.agent.oauth.session;

import io.quarkus.oidc.client.OidcClient;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.foundation.transcript.Transcript;
import oauthlab.agent.oauth.tokenstore.AccessToken;
import oauthlab.agent.oauth.tokenstore.LastToken;

/**
 * The only door to an access token: gives the one there is, or fetches a new one shortly before that ends.
 *
 * <p>Early, because a token that is good when it is sent may have ended when it arrives. {@code synchronized} makes it
 * one flight: threads that find the same token ending wait for one request instead of each sending its own.
 */
@Singleton
public class AccessTokens implements TokenSource {

    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final OidcClient client;
    private final LastToken store;
    private final SessionSettings settings;
    private final OwnCredentials credentials;
    private final Transcript transcript;
    private final Clock clock;
    private AccessToken token;
    private String audience;

    AccessTokens(
            OidcClient client,
            LastToken store,
            SessionSettings settings,
            OwnCredentials credentials,
            Transcript transcript,
            Clock clock) {
        this.client = client;
        this.store = store;
        this.settings = settings;
        this.credentials = credentials;
        this.transcript = transcript;
        this.clock = clock;
        this.audience = settings.audience();
    }

    @Override
    public synchronized void useFor(String resource) {
        audience = resource;
        token = null;
    }

    @Override
    public synchronized AccessToken current() {
        if (token == null || token.endsBefore(clock.instant().plus(EARLY))) {
            token = fetch();
            store.save(token);
        }
        return token;
    }

    @Override
    public List<String> story() {
        return List.of("Grant client_credentials: the agent acts for itself, no user was asked (RFC 6749 4.4).");
    }

    @Override
    public boolean needsPerson() {
        return false;
    }

    private AccessToken fetch() {
        credentials.clientSecret();
        try {
            var tokens = client.getTokens(Map.of("resource", audience)).await().atMost(TIMEOUT);
            // A token whose end nobody knows is not kept.
            long expiresAt =
                    Optional.ofNullable(tokens.getAccessTokenExpiresAt()).orElse(0L);
            return new AccessToken(tokens.getAccessToken(), expiresAt);
        } catch (RuntimeException failure) {
            throw explained(failure);
        }
    }

    /** The library tells refusals by the text of its exceptions; what came over the wire tells more. */
    private AgentException explained(RuntimeException failure) {
        String request = TokenRequestFilter.request(settings);
        return transcript
                .last()
                .filter(last -> last.request().equals(request))
                .map(refusal -> AgentException.refused(refusal, "auth-server"))
                .orElseGet(() -> AgentException.noAnswer(request, "auth-server", failure));
    }
}
