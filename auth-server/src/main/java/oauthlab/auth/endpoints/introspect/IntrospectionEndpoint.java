package oauthlab.auth.endpoints.introspect;

import static oauthlab.shared.protocol.ParameterNames.TOKEN;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.clientauth.ClientAuthenticator;
import oauthlab.auth.clients.clientauth.ClientRequest;
import oauthlab.auth.foundation.endpoint.MetadataContributor;
import oauthlab.auth.foundation.endpoint.NoStore;
import oauthlab.auth.foundation.issuer.Issuer;
import oauthlab.auth.foundation.issuer.Resources;
import oauthlab.auth.tokens.issuance.AccessToken;
import oauthlab.auth.tokens.issuance.AccessTokenReader;
import oauthlab.auth.tokens.issuance.Actor;
import oauthlab.shared.wire.IntrospectionResponse;
import oauthlab.shared.wire.SubjectType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code POST /oauth/introspect} with {@code token=...}: is it good, whose is it, what does it allow? RFC 7662 section 2.
 *
 * <p>Only clients that prove who they are may ask, and each learns only about tokens that are for its own resource or
 * were issued to itself. Everything else is {@code {"active":false}}: the endpoint must not become a way to try out
 * stolen tokens (section 4).
 */
@Path("/oauth/introspect")
@Tag(name = "Tokens")
class IntrospectionEndpoint implements MetadataContributor {

    private final AccessTokenReader reader;
    private final Resources resources;
    private final Issuer issuer;

    IntrospectionEndpoint(AccessTokenReader reader, Resources resources, Issuer issuer) {
        this.reader = reader;
        this.resources = resources;
        this.issuer = issuer;
    }

    @POST
    @NoStore
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ask about a token (RFC 7662)")
    public IntrospectionResponse introspect(ClientRequest request) {
        Client client = request.requireProof().client();
        return reader.read(request.form().require(TOKEN))
                .filter(token -> mayKnow(client, token))
                .map(this::describe)
                .orElse(IntrospectionResponse.INACTIVE);
    }

    @Override
    public Map<String, Object> metadata() {
        return Map.of(
                "introspection_endpoint",
                issuer.endpoint("/oauth/introspect"),
                "introspection_endpoint_auth_methods_supported",
                ClientAuthenticator.PROVEN_METHODS);
    }

    private boolean mayKnow(Client client, AccessToken token) {
        boolean isForIt = client.servesResource()
                .map(resources::identifier)
                .filter(token.audience()::contains)
                .isPresent();
        return isForIt || token.clientId().equals(client.id());
    }

    private IntrospectionResponse describe(AccessToken token) {
        return new IntrospectionResponse(
                true,
                token.scopes().toString(),
                token.clientId(),
                token.keyThumbprint().isPresent() ? "DPoP" : "Bearer",
                token.expiresAt().getEpochSecond(),
                token.issuedAt().getEpochSecond(),
                token.subject(),
                token.isForClient() ? SubjectType.CLIENT : null,
                token.audience(),
                issuer.identifier(),
                token.tokenId(),
                token.actor().map(Actor::claim).orElse(null),
                token.keyThumbprint().map(key -> Map.of("jkt", key)).orElse(null));
    }
}
