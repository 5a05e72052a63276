package oauthlab.mcp.repositories;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The provider's API over HTTP. */
interface RepositoriesClient {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Repositories list(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    /** {@code {"repositories":[{"name":"alice/website","stars":3}]}}. */
    record Repositories(
            @JsonProperty(value = "repositories", required = true)
            List<Repository> repositories) {}

    record Repository(
            @JsonProperty(value = "name", required = true) String name,
            @JsonProperty(value = "stars", required = true) int stars) {}
}
