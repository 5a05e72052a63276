package oauthlab.auth.keys;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import oauthlab.auth.foundation.crossorigin.CrossOriginEndpoint;
import oauthlab.auth.foundation.endpoint.MetadataContributor;
import oauthlab.auth.foundation.issuer.Issuer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The public keys: {@code {"keys":[{"kty":"EC","kid":"...","use":"sig","alg":"ES256",...}]}}. RFC 7517 section 5.
 *
 * <p>Whoever has a token checks its signature with these and need not ask us. The next key is among them before it is
 * used, and a retired one as long as a token of it may be good: so nobody has to be told of a change of keys.
 */
@Path(JwksEndpoint.PATH)
@Tag(name = "Discovery")
class JwksEndpoint implements MetadataContributor, CrossOriginEndpoint {

    static final String PATH = "/.well-known/jwks.json";

    /** How long others may keep their copy; a new key is published for longer than that before it signs. */
    static final Duration MAX_AGE = Duration.ofMinutes(1);

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
                .map(key -> KeyPairs.publicHalf(key.jwk()))
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
        return Response.ok(document)
                .header("Cache-Control", "public, max-age=" + MAX_AGE.toSeconds())
                .build();
    }

    @Override
    public Map<String, Object> metadata() {
        return Map.of("jwks_uri", issuer.endpoint(PATH));
    }

    @Override
    public List<String> crossOriginPaths() {
        return List.of(PATH);
    }
}
