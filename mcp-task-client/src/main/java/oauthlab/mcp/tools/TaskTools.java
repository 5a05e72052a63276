package oauthlab.mcp.tools;

import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkiverse.mcp.server.ToolGuardrails;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import oauthlab.mcp.downstream.Task;
import oauthlab.mcp.downstream.TaskFields;
import oauthlab.mcp.downstream.TaskPage;
import oauthlab.mcp.downstream.TaskStatus;

/**
 * The tools for tasks. The hints tell the agent's host which calls it may make without asking the user; they are no
 * protection, because a server can lie about them. Protection is the scope of the token.
 */
@Singleton
class TaskTools {

    private static final String ID = "The task's id, for example task-1; list_tasks shows the ids";

    private final ToolErrors tasks;

    TaskTools(ToolErrors tasks) {
        this.tasks = tasks;
    }

    @Tool(
            name = "list_tasks",
            title = "List tasks",
            description = "Lists tasks, newest first, and says how many there are",
            structuredContent = true,
            annotations =
                    @Tool.Annotations(
                            title = "List tasks",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    @ToolGuardrails(output = ArgumentHint.class)
    Uni<TaskPage> list(
            @ToolArg(description = "Only tasks with this status") Optional<TaskStatus> status,
            @ToolArg(description = "How many at most, 1 to 200; 50 when left out") Optional<Integer> limit,
            @ToolArg(description = "How many to skip, 0 or more; to read the next page") Optional<Integer> offset) {
        return tasks.call(api -> api.list(status.orElse(null), limit.orElse(null), offset.orElse(null)));
    }

    @Tool(
            name = "get_task",
            title = "Read one task",
            description = "Reads one task by its id",
            structuredContent = true,
            annotations =
                    @Tool.Annotations(
                            title = "Read one task",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    @ToolGuardrails(output = ArgumentHint.class)
    Uni<Task> get(@ToolArg(description = ID) String id) {
        return tasks.callFor(id, api -> api.get(id));
    }

    @Tool(
            name = "create_task",
            title = "Create a task",
            description = "Creates a task; it starts as pending",
            structuredContent = true,
            annotations =
                    @Tool.Annotations(
                            title = "Create a task",
                            readOnlyHint = false,
                            destructiveHint = false,
                            idempotentHint = false,
                            openWorldHint = false))
    @ToolGuardrails(output = ArgumentHint.class)
    Uni<Task> create(
            @ToolArg(description = "What is to be done, 1 to 200 characters") String title,
            @ToolArg(description = "More about it, at most 2000 characters") Optional<String> description) {
        return tasks.call(api -> api.create(new TaskFields(title, description.orElse(null), null)));
    }

    @Tool(
            name = "update_task",
            title = "Change a task",
            description = "Changes title, description or status of a task; what is left out stays as it is",
            structuredContent = true,
            annotations =
                    @Tool.Annotations(
                            title = "Change a task",
                            readOnlyHint = false,
                            destructiveHint = true,
                            idempotentHint = true,
                            openWorldHint = false))
    @ToolGuardrails(output = ArgumentHint.class)
    Uni<Task> update(
            @ToolArg(description = ID) String id,
            @ToolArg(description = "The new title, 1 to 200 characters") Optional<String> title,
            @ToolArg(description = "The new description, at most 2000 characters") Optional<String> description,
            @ToolArg(description = "The new status") Optional<TaskStatus> status) {
        var change = new TaskFields(title.orElse(null), description.orElse(null), status.orElse(null));
        return tasks.callFor(id, api -> api.update(id, change));
    }

    @Tool(
            name = "delete_task",
            title = "Delete a task",
            description = "Deletes a task for good",
            structuredContent = true,
            annotations =
                    @Tool.Annotations(
                            title = "Delete a task",
                            readOnlyHint = false,
                            destructiveHint = true,
                            idempotentHint = true,
                            openWorldHint = false))
    @ToolGuardrails(output = ArgumentHint.class)
    Uni<DeletedTask> delete(@ToolArg(description = ID) String id) {
        return tasks.callFor(id, api -> api.delete(id)).map(done -> new DeletedTask(id));
    }
}
