package oauthlab.web.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code GET /health}: this process answers. It says nothing about the services that it calls; whether its database is up,
 * {@code /q/health/ready} knows.
 */
@Path("/health")
@Tag(name = "Health")
public class HealthEndpoint {

    private final Answer answer;

    HealthEndpoint(@ConfigProperty(name = "quarkus.application.name") String service) {
        this.answer = new Answer("ok", service);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Is the service up?")
    public Answer health() {
        return answer;
    }

    /** {@code {"status":"ok","service":"auth-server"}}. */
    public record Answer(String status, String service) {}
}
