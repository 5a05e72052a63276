package oauthlab.auth.grants.token;

import static oauthlab.shared.protocol.OAuthErrorCode.UNSUPPORTED_GRANT_TYPE;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import oauthlab.auth.clients.Client;
import oauthlab.auth.foundation.endpoint.MetadataContributor;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.foundation.issuer.Issuer;
import oauthlab.shared.protocol.GrantType;

/** The grants this server has, by the value of {@code grant_type}. */
@ApplicationScoped
class Grants implements MetadataContributor {

    private final Map<GrantType, Grant> byType;
    private final List<TokenListener> listeners;
    private final Issuer issuer;

    Grants(@All List<Grant> grants, @All List<TokenListener> listeners, Issuer issuer) {
        this.listeners = listeners;
        this.issuer = issuer;
        byType = grants.stream().collect(Collectors.toUnmodifiableMap(Grant::type, Function.identity()));
    }

    /**
     * The grant of this name, if the client may use it.
     *
     * @throws OAuthException {@code unsupported_grant_type} or {@code unauthorized_client}
     */
    Grant find(String grantType, Client client) {
        Grant grant = GrantType.fromWire(grantType)
                .map(byType::get)
                .orElseThrow(() -> OAuthException.of(
                        UNSUPPORTED_GRANT_TYPE,
                        "The grant_type '" + grantType + "' is not supported. Supported are: "
                                + String.join(", ", names()) + "."));
        if (!client.mayUse(grant.type())) {
            throw OAuthException.unauthorizedClient(
                    "The client '" + client.id() + "' is not registered for the grant_type '" + grantType + "'.");
        }
        return grant;
    }

    /** Tells who wants to know it that this client got a token. */
    void fulfilled(Client client) {
        listeners.forEach(watcher -> watcher.issued(client));
    }

    @Override
    public Map<String, Object> metadata() {
        return Map.of("token_endpoint", issuer.endpoint(TokenEndpoint.PATH), "grant_types_supported", names());
    }

    private List<String> names() {
        return byType.keySet().stream().map(GrantType::wire).sorted().toList();
    }
}
