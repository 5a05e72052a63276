package oauthlab.mcp.metadata;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import oauthlab.mcp.access.AccessSettings;
import oauthlab.mcp.scopes.ToolScopes;
import oauthlab.shared.proof.DpopProof;
import oauthlab.shared.wire.ProtectedResourceMetadata;
import oauthlab.shared.wire.WellKnownUri;

/**
 * The metadata document of this server. RFC 9728 section 3. Open to all: whoever needs it has no token yet.
 *
 * <p>It lies where the path of the resource is put behind the well-known part (section 3.1), which is where the challenges
 * point, and at the root, where clients look that were told no address (MCP authorization specification).
 */
@Path("/.well-known/" + WellKnownUri.PROTECTED_RESOURCE)
@Produces(MediaType.APPLICATION_JSON)
public class ResourceMetadata {

    private final ProtectedResourceMetadata document;

    ResourceMetadata(AccessSettings settings, ToolScopes scopes) {
        this.document = new ProtectedResourceMetadata(
                settings.resource().toString(),
                List.of(settings.issuer()),
                List.copyOf(scopes.forEverybody().names()),
                List.of("header"),
                List.copyOf(DpopProof.ALGORITHMS),
                "MCP server of the OAuth lab",
                null);
    }

    @GET
    public ProtectedResourceMetadata atTheRoot() {
        return document;
    }

    @GET
    @Path("/mcp")
    public ProtectedResourceMetadata atItsPath() {
        return document;
    }
}
