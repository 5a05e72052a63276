package oauthlab.auth.endpoints.revoke;

import static oauthlab.shared.protocol.ParameterNames.TOKEN;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.clientauth.ClientAuthenticator;
import oauthlab.auth.clients.clientauth.ClientRequest;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.foundation.crossorigin.CrossOriginEndpoint;
import oauthlab.auth.foundation.endpoint.MetadataContributor;
import oauthlab.auth.foundation.endpoint.NoStore;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.foundation.issuer.Issuer;
import oauthlab.auth.tokens.families.RefreshTokens;
import oauthlab.auth.tokens.families.TokenFamilies;
import oauthlab.auth.tokens.families.TokenFamily;
import oauthlab.auth.tokens.issuance.AccessToken;
import oauthlab.auth.tokens.issuance.AccessTokenReader;
import oauthlab.auth.tokens.revocation.Revocation;
import oauthlab.auth.tokens.revocation.RevokedTokens;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;

/**
 * {@code POST /oauth/revoke} with {@code token=...}: the client needs it no more. RFC 7009 section 2.
 *
 * <p>A refresh token ends its whole family. An access token ends alone: it is put on the list that introspection looks
 * at. A token that is unknown, or no good already, is 200 as well: what the client wants is so (section 2.2).
 * {@code token_type_hint} is not needed, since our tokens look different.
 */
@Path(RevocationEndpoint.PATH)
@Tag(name = "Tokens")
class RevocationEndpoint implements MetadataContributor, CrossOriginEndpoint {

    static final String PATH = "/oauth/revoke";

    private static final Logger LOG = Logger.getLogger(RevocationEndpoint.class);

    private final RefreshTokens refreshTokens;
    private final TokenFamilies families;
    private final AccessTokenReader accessTokens;
    private final RevokedTokens revoked;
    private final AuditLog audit;
    private final Issuer issuer;

    RevocationEndpoint(
            RefreshTokens refreshTokens,
            TokenFamilies families,
            AccessTokenReader accessTokens,
            RevokedTokens revoked,
            AuditLog audit,
            Issuer issuer) {
        this.refreshTokens = refreshTokens;
        this.families = families;
        this.accessTokens = accessTokens;
        this.revoked = revoked;
        this.audit = audit;
        this.issuer = issuer;
    }

    @POST
    @NoStore
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give a token back (RFC 7009)")
    public Response revoke(ClientRequest request) {
        Client client = request.client();
        String token = request.form().require(TOKEN);
        Optional<TokenFamily> family = refreshTokens.read(token).flatMap(read -> families.find(read.familyId()));
        family.ifPresent(found -> revokeFamily(found, client));
        if (family.isEmpty()) accessTokens.read(token).ifPresent(found -> revokeAlone(found, client));
        return Response.ok().build();
    }

    @Override
    public Map<String, Object> metadata() {
        return Map.of(
                "revocation_endpoint",
                issuer.endpoint(PATH),
                "revocation_endpoint_auth_methods_supported",
                ClientAuthenticator.METHODS);
    }

    private void revokeFamily(TokenFamily family, Client client) {
        requireOwn(family.clientId(), client);
        families.revoke(family, "the client gave its refresh token back");
    }

    private void revokeAlone(AccessToken token, Client client) {
        requireOwn(token.clientId(), client);
        try {
            QuarkusTransaction.requiringNew().run(() -> putOnList(token, client));
        } catch (ConstraintViolationException another) {
            LOG.debugf("%s was given back by another request at the same moment.", token.tokenId());
        }
    }

    private void putOnList(AccessToken token, Client client) {
        var revocation =
                Revocation.ofToken(token.tokenId(), token.familyId(), token.subject(), client, token.expiresAt());
        if (revoked.revoke(revocation))
            audit.write(AuditEvent.ok("token.revoked", client.id(), token.subject(), "the client gave it back"));
    }

    /** Section 2.1: only the client that got a token may give it back. */
    private static void requireOwn(String owner, Client client) {
        if (!owner.equals(client.id()))
            throw OAuthException.invalidRequest(
                    "This token was issued to another client than '" + client.id() + "'; only that one can revoke it.");
    }

    @Override
    public List<String> crossOriginPaths() {
        return List.of(PATH);
    }
}
