package oauthlab.mcp.repositories;

import static oauthlab.shared.protocol.ParameterNames.REQUESTED_TOKEN_TYPE;
import static oauthlab.shared.protocol.ParameterNames.SUBJECT_TOKEN;

import io.quarkus.oidc.client.NamedOidcClient;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import oauthlab.mcp.access.Caller;

/** Gets the provider's token that stands behind a caller's. RFC 8693 section 2.1, with a token type of the authorization server. */
@Singleton
class ProviderTokens {

    private static final String KIND = "urn:oauthlab:token-type:provider-access-token";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final OidcClient exchange;

    ProviderTokens(@NamedOidcClient("exchange") OidcClient exchange) {
        this.exchange = exchange;
    }

    /**
     * Not kept: the authorization server keeps it, and knows first when it is over.
     *
     * @throws OidcClientException when there is none, or this server may not have it; the message is the answer, JSON
     */
    String of(Caller caller) {
        return exchange.getTokens(Map.of(SUBJECT_TOKEN, caller.token(), REQUESTED_TOKEN_TYPE, KIND))
                .await()
                .atMost(TIMEOUT)
                .getAccessToken();
    }
}
