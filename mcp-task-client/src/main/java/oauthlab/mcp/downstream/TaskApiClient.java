package oauthlab.mcp.downstream;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The task API over HTTP. {@link AuthorizationFilter} writes the token into every request. Who calls gets a promise and no
 * thread waits for the answer.
 */
@RegisterRestClient(configKey = "task-api")
@RegisterProvider(AuthorizationFilter.class)
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface TaskApiClient {

    @GET
    @Path("/tasks")
    Uni<TaskPage> list(
            @QueryParam("status") TaskStatus status,
            @QueryParam("limit") Integer limit,
            @QueryParam("offset") Integer offset);

    @POST
    @Path("/tasks")
    Uni<Task> create(TaskFields fields);

    @GET
    @Path("/tasks/{id}")
    Uni<Task> get(@PathParam("id") String id);

    @PUT
    @Path("/tasks/{id}")
    Uni<Task> update(@PathParam("id") String id, TaskFields fields);

    @DELETE
    @Path("/tasks/{id}")
    Uni<Void> delete(@PathParam("id") String id);

    @GET
    @Path("/user")
    Uni<User> user();
}
