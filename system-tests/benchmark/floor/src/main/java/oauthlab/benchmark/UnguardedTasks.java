package oauthlab.benchmark;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import oauthlab.resource.tasks.Task;
import oauthlab.resource.tasks.Tasks;

/** {@code GET /api/tasks/{id}} without its guard: the same look-up, the same JSON. */
@Path("/unguarded/tasks")
@Produces(MediaType.APPLICATION_JSON)
class UnguardedTasks {

    private static final String OWNER = "user-123";

    private final Tasks tasks;

    UnguardedTasks(Tasks tasks) {
        this.tasks = tasks;
    }

    @GET
    @Path("/{id}")
    public Task read(@PathParam("id") String id) {
        return tasks.read(OWNER, id).orElseThrow(NotFoundException::new);
    }
}
