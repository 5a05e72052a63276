package oauthlab.auth.endpoints.metadata;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import oauthlab.auth.foundation.crossorigin.CrossOriginEndpoint;
import oauthlab.auth.foundation.endpoint.MetadataContributor;
import oauthlab.auth.foundation.issuer.Issuer;
import oauthlab.shared.wire.AuthorizationServerMetadata;
import oauthlab.shared.wire.WellKnownUri;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code GET /.well-known/oauth-authorization-server}, RFC 8414 section 3, and {@code openid-configuration}, which is
 * the same document.
 *
 * <p>It lists what the other packages announced, and adds what is true of the server as a whole.
 */
@Path(DiscoveryEndpoint.PATH)
@Tag(name = "Discovery")
class DiscoveryEndpoint implements CrossOriginEndpoint {

    static final String PATH = "/.well-known";

    private final AuthorizationServerMetadata document;

    DiscoveryEndpoint(@All List<MetadataContributor> contributors, Issuer issuer, ObjectMapper json) {
        var members = new LinkedHashMap<String, Object>();
        contributors.forEach(announcement -> members.putAll(announcement.metadata()));
        members.put("issuer", issuer.identifier());
        members.put("claims_parameter_supported", false);
        members.put("request_parameter_supported", false);
        members.put("request_uri_parameter_supported", false);
        // An announcement that the record does not know is a mistake of ours, and is noticed at the first look.
        document = json.copy()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .convertValue(members, AuthorizationServerMetadata.class);
    }

    @GET
    @Path(WellKnownUri.AUTHORIZATION_SERVER)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What this server can do, and where (RFC 8414)")
    public Response metadata() {
        return Response.ok(document)
                .header("Cache-Control", "public, max-age=60")
                .build();
    }

    /** The same document at the older address. */
    @GET
    @Path(WellKnownUri.OPENID_CONFIGURATION)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The same, where OpenID Connect clients look (OpenID Connect Discovery 4)")
    public Response openIdConfiguration() {
        return metadata();
    }

    @Override
    public List<String> crossOriginPaths() {
        return List.of(PATH + "/*");
    }
}
