package oauthlab.auth.clients.clientauth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.Clients;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.MetadataContributor;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.foundation.ratelimit.SecretGuesses;
import oauthlab.shared.protocol.ClientAuthMethod;

/** Finds out which client is calling, and makes it prove that. RFC 6749 section 2.3. */
@ApplicationScoped
public class ClientAuthenticator implements MetadataContributor {

    /** Any client, also one that only says its name. */
    public static final List<String> METHODS =
            Arrays.stream(ClientAuthMethod.values()).map(ClientAuthMethod::wire).toList();

    /** Clients that prove who they are. */
    public static final List<String> PROVEN_METHODS = METHODS.stream()
            .filter(method -> !method.equals(ClientAuthMethod.NONE.wire()))
            .toList();

    private final Clients clients;
    private final ClientAssertions assertions;
    private final SecretGuesses guesses;
    private final Clock clock;

    ClientAuthenticator(Clients clients, ClientAssertions assertions, SecretGuesses guesses, Clock clock) {
        this.clients = clients;
        this.assertions = assertions;
        this.guesses = guesses;
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
        prove(client, credentials);
        return client;
    }

    private void prove(Client client, ClientCredentials credentials) {
        switch (credentials.method()) {
            case NONE -> {
                // It only says its name; what protects its tokens is PKCE, and rotation.
            }
            case PRIVATE_KEY_JWT -> assertions.require(client, credentials.secret());
            case CLIENT_SECRET_BASIC, CLIENT_SECRET_POST -> {
                if (!guesses.isRight(client.id(), () -> hasSecret(client, credentials)))
                    throw OAuthException.invalidClient("wrong secret for " + client.id());
            }
        }
    }

    private boolean hasSecret(Client client, ClientCredentials credentials) {
        return client.authentication().hasSecret(credentials.secret(), clock.instant());
    }

    @Override
    public Map<String, Object> metadata() {
        return Map.of(
                "token_endpoint_auth_methods_supported",
                METHODS,
                "token_endpoint_auth_signing_alg_values_supported",
                ClientAssertions.ALGORITHMS);
    }

    private static List<String> authorization(HttpHeaders headers) {
        return Optional.ofNullable(headers.getRequestHeader(HttpHeaders.AUTHORIZATION))
                .orElse(List.of());
    }
}
