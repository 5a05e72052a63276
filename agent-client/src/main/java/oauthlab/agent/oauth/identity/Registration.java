package oauthlab.agent.oauth.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import oauthlab.agent.foundation.config.OAuthOptions.ClientMetadataOptions;
import oauthlab.agent.foundation.outbound.Outbound;
import oauthlab.agent.foundation.outbound.Reply;
import oauthlab.agent.foundation.outbound.SafeAddress;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.secret.Digests;
import oauthlab.shared.wire.AuthorizationServerMetadata;

/** Introduces this agent to an authorization server that has never heard of it. RFC 7591 section 3.1. */
@Singleton
public class Registration {

    private static final String NAME = "OAuth lab agent";
    private static final List<ClientAuthMethod> PREFERRED =
            List.of(ClientAuthMethod.NONE, ClientAuthMethod.CLIENT_SECRET_BASIC, ClientAuthMethod.CLIENT_SECRET_POST);

    private final Outbound outbound;
    private final ObjectMapper json;

    Registration(Outbound outbound, ObjectMapper json) {
        this.outbound = outbound;
        this.json = json;
    }

    /**
     * Registers.
     *
     * @throws AgentException when the server has no registration, or refuses; the message says what to do instead
     */
    public RegisteredClient register(
            AuthorizationServerMetadata server, ClientMetadataOptions wanted, String redirectUri) {
        if (server.registrationEndpoint() == null)
            throw AgentException.of(
                    server.issuer() + " does not let clients register themselves (no registration_endpoint).",
                    "Ask its operator for a client, and put its client_id (and client_secret) with server_url into the",
                    "configuration file; or host a metadata document for this agent and set client_metadata_url.");
        URI endpoint = SafeAddress.named(
                server.registrationEndpoint(),
                "registration_endpoint of " + server.issuer(),
                URI.create(server.issuer()));
        Reply reply = outbound.postJson(endpoint, write(request(server, wanted, redirectUri)), Map.of());
        if (!reply.isGood()) throw reply.refused();
        reply.check("client_id", JsonNodeType.STRING, "text");
        reply.check("client_secret", JsonNodeType.STRING, "text");
        var client = reply.as(RegisteredClient.class);
        if (client.clientId() == null || client.clientId().isBlank())
            throw AgentException.of(
                    reply + ", but there is no client_id in the answer.", "RFC 7591 section 3.2.1 requires one.");
        return client;
    }

    /** A digest of what the agent would say about itself now. */
    public String descriptionDigest(
            AuthorizationServerMetadata server, ClientMetadataOptions wanted, String redirectUri) {
        return Digests.sha256(write(request(server, wanted, redirectUri)));
    }

    /**
     * Does the server still know this registration? Only a plain no counts: whoever cannot say keeps it.
     *
     * @param issuer who named the address
     * @param managementUri where the registration can be read (RFC 7592 section 2.1)
     */
    public boolean isKnown(String issuer, URI managementUri, String managementToken) {
        Reply reply = outbound.get(manageable(issuer, managementUri), bearer(managementToken));
        return reply.status() != 401 && reply.status() != 403 && reply.status() != 404;
    }

    /** RFC 7592 section 2.3. */
    public void delete(String issuer, URI managementUri, String managementToken) {
        Reply reply = outbound.delete(manageable(issuer, managementUri), bearer(managementToken));
        if (!reply.isGood()) throw reply.refused();
    }

    private static URI manageable(String issuer, URI managementUri) {
        return SafeAddress.named(managementUri.toString(), "registration_client_uri of " + issuer, URI.create(issuer));
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    /** {@code application_type: native}: without it some servers take loopback redirects for a mistake (OpenID Connect). */
    private static Map<String, Object> request(
            AuthorizationServerMetadata server, ClientMetadataOptions wanted, String redirectUri) {
        var request = new LinkedHashMap<String, Object>();
        request.put("client_name", wanted.clientName().orElse(NAME));
        request.put("application_type", "native");
        request.put("redirect_uris", List.of(redirectUri));
        request.put("grant_types", grantTypes(server, wanted));
        request.put("response_types", wanted.responseTypes().isEmpty() ? List.of("code") : wanted.responseTypes());
        request.put("token_endpoint_auth_method", method(server, wanted).wire());
        return request;
    }

    /** What the agent will use and the server knows; a server that says nothing knows them all. */
    private static List<String> grantTypes(AuthorizationServerMetadata server, ClientMetadataOptions wanted) {
        if (!wanted.grantTypes().isEmpty())
            return wanted.grantTypes().stream().map(GrantType::wire).toList();
        return Stream.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN, GrantType.DEVICE_CODE)
                .map(GrantType::wire)
                .filter(type -> type.equals(GrantType.AUTHORIZATION_CODE.wire())
                        || isSupported(server, type)
                                && (server.deviceAuthorizationEndpoint() != null
                                        || type.equals(GrantType.REFRESH_TOKEN.wire())))
                .toList();
    }

    private static boolean isSupported(AuthorizationServerMetadata server, String type) {
        return server.grantTypesSupported() == null
                || server.grantTypesSupported().contains(type);
    }

    /** A program on somebody's machine cannot keep a secret (RFC 8252 section 8.4): none, if the server lets it. */
    private static ClientAuthMethod method(AuthorizationServerMetadata server, ClientMetadataOptions wanted) {
        if (wanted.tokenEndpointAuthMethod().isPresent())
            return wanted.tokenEndpointAuthMethod().get();
        List<String> supported = Optional.ofNullable(server.tokenAuthMethods()).orElse(List.of());
        return PREFERRED.stream()
                .filter(method -> supported.isEmpty() || supported.contains(method.wire()))
                .findFirst()
                .orElse(ClientAuthMethod.NONE);
    }

    private String write(Map<String, Object> request) {
        try {
            return json.writeValueAsString(request);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
