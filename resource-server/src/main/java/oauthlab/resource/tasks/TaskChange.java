package oauthlab.resource.tasks;

import java.time.Instant;
import java.util.Optional;
import oauthlab.guarded.refusal.Refusal;
import oauthlab.resource.platform.JsonObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of PUT: only the members that are given change; {@code "description":null} clears the description. */
@Schema(name = "TaskChange")
record TaskChange(
        @Schema(maxLength = 200) Optional<String> title,
        @Schema(maxLength = 2000, nullable = true) Optional<String> description,
        Optional<TaskStatus> status,
        @Schema(hidden = true) boolean clearsDescription) {

    static TaskChange from(JsonObject body) {
        Optional<String> title = body.has("title") ? Optional.of(TaskRules.title(body)) : Optional.empty();
        Optional<TaskStatus> status = TaskRules.status(body);
        if (body.has("status") && status.isEmpty()) throw Refusal.invalidRequest("status may not be null.");
        Optional<String> description = TaskRules.description(body);
        return new TaskChange(title, description, status, body.has("description") && description.isEmpty());
    }

    /** The task after this change; itself when there is nothing to change. */
    Task applyTo(Task task, Instant now) {
        if (title.isEmpty() && description.isEmpty() && status.isEmpty() && !clearsDescription) return task;
        return new Task(
                task.id(),
                task.userId(),
                title.orElse(task.title()),
                clearsDescription ? null : description.orElse(task.description()),
                status.orElse(task.status()),
                task.createdAt(),
                task.createdBy(),
                now);
    }
}
