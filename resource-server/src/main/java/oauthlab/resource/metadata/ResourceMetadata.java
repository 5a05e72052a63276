package oauthlab.resource.metadata;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import oauthlab.resource.guard.GuardSettings;
import oauthlab.shared.proof.DpopProof;
import oauthlab.shared.wire.ProtectedResourceMetadata;
import oauthlab.shared.wire.WellKnownUri;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The metadata document of this API. RFC 9728 section 3. Open to all: whoever needs it has no token yet. */
@Path("/.well-known/" + WellKnownUri.PROTECTED_RESOURCE)
@Tag(name = "Open to all")
final class ResourceMetadata {

    private final ProtectedResourceMetadata document;

    /** @param isLab are the pages there that describe the endpoints? */
    ResourceMetadata(
            GuardSettings guard,
            @ConfigProperty(name = "oauthlab.issuer") String issuer,
            @ConfigProperty(name = "oauthlab.lab-mode") boolean isLab) {
        this.document = new ProtectedResourceMetadata(
                guard.audience(),
                List.of(issuer),
                List.copyOf(ApiScopes.ALL.names()),
                List.of("header"),
                List.copyOf(DpopProof.ALGORITHMS),
                "Task API of the OAuth lab",
                isLab ? guard.audience() + "/q/swagger-ui" : null);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Who may issue tokens for this API?", description = "RFC 9728.")
    public ProtectedResourceMetadata document() {
        return document;
    }
}
