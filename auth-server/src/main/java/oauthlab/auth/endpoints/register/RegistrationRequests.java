package oauthlab.auth.endpoints.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.ClientSecret;
import oauthlab.auth.clients.Clients;
import oauthlab.auth.clients.clientmetadata.ClientMetadata;
import oauthlab.auth.clients.clientmetadata.ClientMetadataRules;
import oauthlab.auth.clients.clientmetadata.MetadataNarrowing;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.foundation.issuer.Issuer;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.secret.RandomSecret;

/** Does what the endpoint was asked for. */
@ApplicationScoped
class RegistrationRequests {

    private static final int MAX_BYTES = 16 * 1024;
    private static final int ID_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final ClientAuthMethod UNSAID = ClientAuthMethod.CLIENT_SECRET_BASIC;

    private final MetadataNarrowing narrowing;
    private final ClientMetadataRules rules;
    private final Registrations registrations;
    private final Clients clients;
    private final Issuer issuer;

    RegistrationRequests(
            MetadataNarrowing narrowing,
            ClientMetadataRules rules,
            Registrations registrations,
            Clients clients,
            Issuer issuer) {
        this.narrowing = narrowing;
        this.rules = rules;
        this.registrations = registrations;
        this.clients = clients;
        this.issuer = issuer;
    }

    ClientMetadata parse(HttpHeaders headers, byte[] body) {
        if (body == null || !MediaType.APPLICATION_JSON_TYPE.isCompatible(headers.getMediaType()))
            throw OAuthException.invalidRequest(
                    "The body must be a JSON object. Send 'Content-Type: application/json'.");
        if (body.length > MAX_BYTES) throw new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        return narrowing
                .read(new String(body, StandardCharsets.UTF_8), UNSAID)
                .orElseThrow(() -> OAuthException.invalidRequest(
                        "The body must be one JSON object with members of RFC 7591, strings and lists of strings."));
    }

    RegistrationResponse register(ClientMetadata wanted) {
        String clientId = RandomSecret.generate(ID_BYTES);
        ClientAuthMethod method = ClientMetadataRules.method(wanted, UNSAID);
        String secret = method.usesSecret() ? RandomSecret.generate(SECRET_BYTES) : null;
        Client client = rules.accept(
                clientId, wanted, method, Optional.ofNullable(secret).map(ClientSecret::of));
        String token = RandomSecret.generate(SECRET_BYTES);
        return answer(registrations.add(client, complete(client, wanted), token), token, secret);
    }

    RegistrationResponse shown(Registration registration, String token) {
        return answer(registration, token, null);
    }

    /** RFC 7592 section 2.2: what is not said again is gone. The secret stays, unless the method needs none or a new one. */
    RegistrationResponse replace(Registration before, ClientMetadata wanted, String token) {
        if (wanted.clientId() != null && !wanted.clientId().equals(before.clientId()))
            throw OAuthException.invalidRequest("The client_id cannot be changed.");
        Client old = clients.find(before.clientId())
                .orElseThrow(() -> OAuthException.invalidRequest("This client is disabled."));
        ClientAuthMethod method = ClientMetadataRules.method(wanted, UNSAID);
        Optional<ClientSecret> kept = old.authentication().secrets().stream()
                .filter(known -> known.expiresAt().isEmpty())
                .findFirst();
        String fresh = method.usesSecret() && kept.isEmpty() ? RandomSecret.generate(SECRET_BYTES) : null;
        Optional<ClientSecret> secret = method.usesSecret()
                ? kept.or(() -> Optional.ofNullable(fresh).map(ClientSecret::of))
                : Optional.empty();
        Client client = rules.accept(before.clientId(), wanted, method, secret);
        return registrations
                .replace(client, complete(client, wanted))
                .map(registration -> answer(registration, token, fresh))
                .orElseThrow(() -> OAuthException.invalidRequest("This client was removed a moment ago."));
    }

    private RegistrationResponse answer(Registration registration, String token, String secret) {
        return new RegistrationResponse(
                secret,
                secret == null ? null : 0L,
                registration.issuedAt().getEpochSecond(),
                token,
                issuer.endpoint("/oauth/register/" + registration.clientId()),
                registration.metadata());
    }

    /** The description with what we added or chose, for section 3.2.1 wants all of it in the answer. */
    private static ClientMetadata complete(Client client, ClientMetadata said) {
        List<String> grants =
                client.grantTypes().stream().map(type -> type.wire()).sorted().toList();
        return new ClientMetadata(
                client.id(),
                client.name(),
                said.applicationType(),
                client.redirectUris(),
                client.postLogoutRedirectUris().isEmpty() ? null : client.postLogoutRedirectUris(),
                grants,
                grants.contains("authorization_code") ? List.of("code") : List.of(),
                client.authentication().methods().iterator().next().wire(),
                client.scopes().toString(),
                client.tokens().idTokenAlgorithm(),
                said.jwks(),
                said.jwksUri(),
                null,
                said.clientUri(),
                said.logoUri(),
                said.termsUri(),
                said.policyUri(),
                said.contacts(),
                said.softwareId(),
                said.softwareVersion(),
                said.requiresPushedRequests(),
                said.requiresDpop());
    }
}
