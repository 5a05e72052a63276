package oauthlab.auth.clientauth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.Clients;
import oauthlab.auth.endpoint.Announcement;
import oauthlab.auth.endpoint.FormParameters;
import oauthlab.auth.endpoint.OAuthException;
import oauthlab.shared.protocol.ClientAuthMethod;

/** Finds out which client is calling, and makes it prove that. RFC 6749 section 2.3. */
@ApplicationScoped
public class ClientAuthenticator implements Announcement {

    private static final List<String> WITH_SECRET =
            List.of(ClientAuthMethod.CLIENT_SECRET_BASIC.wire(), ClientAuthMethod.CLIENT_SECRET_POST.wire());
    private static final List<String> ALL =
            List.of(WITH_SECRET.get(0), WITH_SECRET.get(1), ClientAuthMethod.NONE.wire());

    private final Clients clients;
    private final Clock clock;

    ClientAuthenticator(Clients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * The client that sent this request; a public one only says its name.
     *
     * @throws OAuthException {@code invalid_client} when the proof fails, {@code invalid_request} for two proofs
     */
    public Client authenticate(HttpHeaders headers, FormParameters form) {
        var credentials = ClientCredentials.from(authorization(headers), form);
        Client client = clients.find(credentials.clientId())
                .orElseThrow(() -> OAuthException.invalidClient("unknown client " + credentials.clientId()));
        if (!client.mayUse(credentials.method())) {
            throw OAuthException.invalidClient(
                    client.id() + " may not use " + credentials.method().wire());
        }
        if (credentials.method() != ClientAuthMethod.NONE
                && !client.authentication().hasSecret(credentials.secret(), clock.instant())) {
            throw OAuthException.invalidClient("wrong secret for " + client.id());
        }
        return client;
    }

    /** As {@link #authenticate}, for endpoints where saying a name is not enough. */
    public Client authenticateConfidential(HttpHeaders headers, FormParameters form) {
        Client client = authenticate(headers, form);
        if (client.isPublic())
            throw OAuthException.invalidClient(client.id() + " is public, but a proof is needed here");
        return client;
    }

    @Override
    public Map<String, Object> metadata() {
        return Map.of(
                "token_endpoint_auth_methods_supported", ALL,
                "introspection_endpoint_auth_methods_supported", WITH_SECRET,
                "revocation_endpoint_auth_methods_supported", ALL);
    }

    private static List<String> authorization(HttpHeaders headers) {
        return Optional.ofNullable(headers.getRequestHeader(HttpHeaders.AUTHORIZATION))
                .orElse(List.of());
    }
}
