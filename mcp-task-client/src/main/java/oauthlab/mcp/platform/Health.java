package oauthlab.mcp.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code GET /health}: this process answers. It says nothing about the services that it calls. */
@Path("/health")
public class Health {

    private final String service;

    Health(@ConfigProperty(name = "quarkus.application.name") String service) {
        this.service = service;
    }

    @GET
    public Answer health() {
        return new Answer("ok", service);
    }

    public record Answer(String status, String service) {}
}
