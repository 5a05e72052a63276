package oauthlab.agent.session;

import io.quarkus.oidc.client.OidcClient;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import oauthlab.agent.tokenstore.AccessToken;
import oauthlab.agent.tokenstore.LastToken;
import oauthlab.agent.transcript.AgentException;
import oauthlab.agent.transcript.Transcript;

/**
 * The only door to an access token: gives the one there is, or fetches a new one shortly before that ends.
 *
 * <p>Early, because a token that is good when it is sent may have ended when it arrives. {@code synchronized} makes it
 * one flight: threads that find the same token ending wait for one request instead of each sending its own.
 */
@Singleton
public class AccessTokens {

    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PUBLISHED_SECRET = "agent-secret-67890";

    private final OidcClient client;
    private final LastToken store;
    private final SessionSettings settings;
    private final Transcript transcript;
    private final Clock clock;
    private AccessToken token;
    private String audience;

    AccessTokens(OidcClient client, LastToken store, SessionSettings settings, Transcript transcript, Clock clock) {
        this.client = client;
        this.store = store;
        this.settings = settings;
        this.transcript = transcript;
        this.clock = clock;
        this.audience = settings.audience();
    }

    /** From now on tokens are asked for this resource: who gets to see a token must be who it is for. RFC 8707 section 2. */
    public synchronized void useFor(String resource) {
        audience = resource;
        token = null;
    }

    /** A token that is good for some time yet. */
    public synchronized AccessToken current() {
        if (token == null || token.endsBefore(clock.instant().plus(EARLY))) {
            token = fetch();
            store.save(token);
        }
        return token;
    }

    private AccessToken fetch() {
        requireSecret();
        try {
            var tokens = client.getTokens(Map.of("resource", audience)).await().atMost(PATIENCE);
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

    /** RFC 6749 section 2.3.1: a secret that everybody can read in the lessons proves nothing outside of them. */
    private void requireSecret() {
        if (settings.labMode() || !settings.clientSecret().equals(PUBLISHED_SECRET)) return;
        throw AgentException.of(
                "No client secret for " + settings.clientId() + ".",
                "Set AGENT_CLIENT_SECRET to it, or LAB_MODE=true to learn with the published one.");
    }
}
