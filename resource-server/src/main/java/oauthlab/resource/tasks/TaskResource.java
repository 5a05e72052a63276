package oauthlab.resource.tasks;

import static oauthlab.resource.metadata.ApiScopes.TASKS_READ;
import static oauthlab.resource.metadata.ApiScopes.TASKS_WRITE;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.regex.Pattern;
import oauthlab.guarded.refusal.Refusal;
import oauthlab.resource.guard.CurrentCaller;
import oauthlab.resource.owners.CurrentOwner;
import oauthlab.resource.platform.JsonObject;
import oauthlab.resource.scopes.RequiresScope;
import oauthlab.shared.protocol.OAuthErrorCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The tasks over HTTP. */
@Path("/api/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tasks", description = "The tasks of the token's subject: a user, or a client that acts for itself.")
@SecurityRequirement(name = "bearer")
@APIResponse(responseCode = "401", description = "No token, or one that is not good: see WWW-Authenticate.")
@APIResponse(responseCode = "403", description = "The token lacks the scope: see WWW-Authenticate.")
@APIResponse(responseCode = "404", description = "There is none, or it is not yours.")
@APIResponse(responseCode = "503", description = "The keys of the authorization server cannot be fetched.")
final class TaskResource {

    private static final Pattern ID = Pattern.compile("task-[0-9a-f]{1,16}");

    private final Tasks tasks;
    private final CurrentCaller current;
    private final CurrentOwner owner;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    TaskResource(Tasks tasks, CurrentCaller current, CurrentOwner owner, Clock clock) {
        this.tasks = tasks;
        this.current = current;
        this.owner = owner;
        this.clock = clock;
    }

    @GET
    @RequiresScope(TASKS_READ)
    @Operation(summary = "List tasks, newest first", description = "Scope tasks:read.")
    @Parameter(name = "status", in = ParameterIn.QUERY, schema = @Schema(implementation = TaskStatus.class))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "1 to 200; usually 50",
            schema = @Schema(type = SchemaType.INTEGER))
    @Parameter(
            name = "offset",
            in = ParameterIn.QUERY,
            description = "how many to skip",
            schema = @Schema(type = SchemaType.INTEGER))
    @APIResponseSchema(
            value = TaskPage.class,
            responseCode = "200",
            responseDescription = "Some of them, and how many there are.")
    public TaskPage list(UriInfo uri) {
        return tasks.list(owner.get(), TaskQuery.from(uri.getQueryParameters()));
    }

    @GET
    @Path("/{id}")
    @RequiresScope(TASKS_READ)
    @Operation(summary = "Read one task", description = "Scope tasks:read. Another user's task is 404.")
    @APIResponseSchema(value = Task.class, responseCode = "200", responseDescription = "The task.")
    public Task read(@PathParam("id") String id) {
        return tasks.read(owner.get(), known(id)).orElseThrow(TaskResource::noSuchTask);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(TASKS_WRITE)
    @Operation(
            summary = "Create a task",
            description = "Scope tasks:write. Whose task it is, the token says; a user_id of somebody else is refused.")
    @APIResponseSchema(
            value = Task.class,
            responseCode = "201",
            responseDescription = "The new task. Location has its address.")
    public Response create(
            @RequestBody(content = @Content(schema = @Schema(implementation = NewTask.class))) JsonObject body) {
        NewTask wanted = NewTask.from(body);
        requireOwn(wanted);
        Task task = wanted.toTask(newId(), owner.get().name(), current.get().sender(), now());
        tasks.add(owner.get(), task);
        return Response.created(URI.create("/api/tasks/" + task.id()))
                .entity(task)
                .build();
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(TASKS_WRITE)
    @Operation(summary = "Change what is given, keep the rest", description = "Scope tasks:write.")
    @APIResponseSchema(value = Task.class, responseCode = "200", responseDescription = "The task as it is now.")
    public Task change(
            @PathParam("id") String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = TaskChange.class))) JsonObject body) {
        TaskChange change = TaskChange.from(body);
        return tasks.change(owner.get(), known(id), task -> change.applyTo(task, now()))
                .orElseThrow(TaskResource::noSuchTask);
    }

    @DELETE
    @Path("/{id}")
    @RequiresScope(TASKS_WRITE)
    @Operation(summary = "Delete a task", description = "Scope tasks:write.")
    @APIResponse(responseCode = "204", description = "It is gone.")
    public void delete(@PathParam("id") String id) {
        if (!tasks.remove(owner.get(), known(id))) throw noSuchTask();
    }

    /** A token speaks for its subject alone. No scope would change this, so it is no insufficient_scope. */
    private void requireOwn(NewTask wanted) {
        String own = owner.get().name();
        if (wanted.userId().orElse(own).equals(own)) return;
        throw Refusal.plain(
                403,
                OAuthErrorCode.ACCESS_DENIED.wire(),
                "A task is created for the subject of the token only, here '" + own + "'; leave user_id out.");
    }

    /** What has not the form of an id is not looked up. */
    private static String known(String id) {
        if (!ID.matcher(id).matches()) throw noSuchTask();
        return id;
    }

    private static Refusal noSuchTask() {
        return Refusal.notFound("There is no such task, or it is not yours.");
    }

    private String newId() {
        return "task-" + HexFormat.of().toHexDigits(random.nextLong());
    }

    /** As exact as every database keeps it, so that the first answer equals all later ones. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
