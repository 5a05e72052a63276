package oauthlab.mcp.metadata;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import oauthlab.mcp.access.AccessSettings;
import oauthlab.shared.wire.WellKnownUri;

/**
 * Sends clients of the revision 2025-03-26 to the authorization server. They know nothing of RFC 9728, and look for its metadata at the
 * origin of the MCP server (that revision, "Server Metadata Discovery"); some of them look for OpenID Connect's document there.
 *
 * <p>It is a redirect and no copy, because a copy would say another issuer than the address it came from (RFC 8414 section 3.3).
 */
@Path("/.well-known/{document:" + WellKnownUri.AUTHORIZATION_SERVER + "|" + WellKnownUri.OPENID_CONFIGURATION + "}")
public class LegacyDiscovery {

    private final String issuer;

    LegacyDiscovery(AccessSettings settings) {
        this.issuer = settings.issuer();
    }

    @GET
    public Response atTheRoot(@PathParam("document") String document) {
        return Response.temporaryRedirect(URI.create(address(document))).build();
    }

    /** The one of OpenID Connect lies behind the issuer's path, not before it (Discovery section 4). */
    private String address(String document) {
        return document.equals(WellKnownUri.OPENID_CONFIGURATION)
                ? issuer + "/.well-known/" + document
                : WellKnownUri.of(issuer, document);
    }

    @GET
    @Path("/mcp")
    public Response atItsPath(@PathParam("document") String document) {
        return atTheRoot(document);
    }
}
