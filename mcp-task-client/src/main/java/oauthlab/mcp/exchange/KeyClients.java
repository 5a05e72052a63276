package oauthlab.mcp.exchange;

import io.quarkus.oidc.client.NamedOidcClient;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientConfigBuilder;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import oauthlab.mcp.access.Caller;

/**
 * Whose name this server uses for callers without a token. RFC 6749 section 4.4.
 *
 * <p>An API key stands for a client of the authorization server. This server has the secret of that client and asks in its name, so the
 * client owns what is done with its key, and sees nothing of other keys. Without a secret there is only this server itself: for stdio,
 * and for the keys of the lessons.
 */
@Singleton
class KeyClients {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final OidcClient itself;
    private final OidcClients factory;
    private final ExchangeSettings settings;
    private final Map<String, OidcClient> byClientId = new ConcurrentHashMap<>();

    KeyClients(@NamedOidcClient("itself") OidcClient itself, OidcClients factory, ExchangeSettings settings) {
        this.itself = itself;
        this.factory = factory;
        this.settings = settings;
    }

    void start(@Observes StartupEvent started) {
        settings.apiKeys()
                .known()
                .forEach((name, key) -> key.clientSecret().ifPresent(secret -> {
                    String id = key.clientId().orElse(name);
                    byClientId.computeIfAbsent(id, first -> client(id, secret));
                }));
    }

    /** @param caller empty on stdio */
    OidcClient of(Optional<Caller> caller) {
        return caller.map(Caller::clientId).map(byClientId::get).orElse(itself);
    }

    private OidcClient client(String id, String secret) {
        var config = new OidcClientConfigBuilder()
                .id("key-of-" + id)
                .authServerUrl(settings.issuer())
                .discoveryEnabled(false)
                .tokenPath("/oauth/token")
                .clientId(id)
                .credentials(secret)
                .earlyTokensAcquisition(false)
                .connectionTimeout(TIMEOUT)
                .build();
        return factory.newClient(config).await().atMost(TIMEOUT);
    }
}
