package oauthlab.auth.keys;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.stream.Collectors;
import oauthlab.auth.endpoint.Announcement;
import oauthlab.auth.issuer.Issuer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The public keys: {@code {"keys":[{"kty":"EC","kid":"...","use":"sig","alg":"ES256",...}]}}. RFC 7517 section 5.
 *
 * <p>Whoever has a token checks its signature with these and need not ask us.
 */
@Path("/.well-known/jwks.json")
@Tag(name = "Discovery")
class JwksEndpoint implements Announcement {

    private final SigningKeys keys;
    private final Issuer issuer;

    JwksEndpoint(SigningKeys keys, Issuer issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The public keys that verify our tokens (RFC 7517)")
    public Response keys() {
        String document = keys.published().stream()
                .map(KeyPairs::publicJwk)
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
        return Response.ok(document)
                .header("Cache-Control", "public, max-age=60")
                .build();
    }

    @Override
    public Map<String, Object> metadata() {
        return Map.of("jwks_uri", issuer.endpoint("/.well-known/jwks.json"));
    }
}
