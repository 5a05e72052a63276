package oauthlab.resource.tasks;

import java.time.Instant;
import java.util.Optional;
import oauthlab.resource.platform.JsonObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of POST: what somebody wants written down. */
@Schema(name = "NewTask", requiredProperties = "title")
record NewTask(
        @Schema(maxLength = 200) String title,
        @Schema(maxLength = 2000) Optional<String> description,
        Optional<TaskStatus> status,

        @Schema(name = "user_id", description = "May be left out: whose task this is, the token says.")
        Optional<String> userId) {

    static NewTask from(JsonObject body) {
        return new NewTask(
                TaskRules.title(body), TaskRules.description(body), TaskRules.status(body), TaskRules.userId(body));
    }

    Task toTask(String id, String owner, String createdBy, Instant now) {
        return new Task(
                id, owner, title, description.orElse(null), status.orElse(TaskStatus.PENDING), now, createdBy, now);
    }
}
