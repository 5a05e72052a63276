package oauthlab.resource.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Says that the service is up. Whether its database is up too, {@code /q/health/ready} knows. */
@Path("/health")
@Tag(name = "Open to all")
final class Health {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Is the service up?")
    public Map<String, String> health() {
        return Map.of("status", "ok", "service", "resource-server");
    }
}
