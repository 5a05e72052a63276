package oauthlab.auth.metadata;

import io.quarkus.arc.All;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import oauthlab.auth.endpoint.Announcement;
import oauthlab.auth.issuer.Issuer;
import oauthlab.auth.issuer.ResourceSettings;
import oauthlab.shared.wire.WellKnownUri;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code GET /.well-known/oauth-authorization-server}. RFC 8414 section 3.
 *
 * <p>It lists what the other packages announced, and adds what is true of the server as a whole.
 */
@Path("/.well-known/" + WellKnownUri.AUTHORIZATION_SERVER)
@Tag(name = "Discovery")
class DiscoveryEndpoint {

    private final Map<String, Object> document = new LinkedHashMap<>();

    DiscoveryEndpoint(@All List<Announcement> announcements, Issuer issuer, ResourceSettings settings) {
        document.put("issuer", issuer.identifier());
        var announced = new TreeMap<String, Object>();
        announcements.forEach(announcement -> announced.putAll(announcement.metadata()));
        document.putAll(announced);
        document.put("scopes_supported", settings.scopes());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What this server can do, and where (RFC 8414)")
    public Response metadata() {
        return Response.ok(document)
                .header("Cache-Control", "public, max-age=60")
                .build();
    }
}
