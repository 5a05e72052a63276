package oauthlab.mcp.metadata;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import oauthlab.mcp.access.AccessSettings;
import oauthlab.shared.wire.WellKnownUri;

/**
 * Sends clients of the revision 2025-03-26 to the authorization server. They know nothing of RFC 9728, and look for its metadata at the
 * origin of the MCP server (that revision, "Server Metadata Discovery").
 *
 * <p>It is a redirect and no copy, because a copy would say another issuer than the address it came from (RFC 8414 section 3.3).
 */
@Path("/.well-known/" + WellKnownUri.AUTHORIZATION_SERVER)
public class LegacyDiscovery {

    private final URI document;

    LegacyDiscovery(AccessSettings settings) {
        this.document = URI.create(WellKnownUri.of(settings.issuer(), WellKnownUri.AUTHORIZATION_SERVER));
    }

    @GET
    public Response atTheRoot() {
        return Response.temporaryRedirect(document).build();
    }

    @GET
    @Path("/mcp")
    public Response atItsPath() {
        return atTheRoot();
    }
}
