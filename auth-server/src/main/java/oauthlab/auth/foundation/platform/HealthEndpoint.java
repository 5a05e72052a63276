package oauthlab.auth.foundation.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/health")
@Tag(name = "Health")
class HealthEndpoint {

    @GET
    @Operation(summary = "Is the server there?")
    public Map<String, String> health() {
        return Map.of("status", "ok", "service", "auth-server");
    }
}
