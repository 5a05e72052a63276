package oauthlab.resource.tasks;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One task, as it is kept and as it travels.
 *
 * @param userId the one user who sees it
 * @param createdBy the client that made it, for itself or for the user
 */
@Schema(name = "Task")
public record Task(
        @JsonProperty("id") @Schema(examples = "task-1") String id,

        @JsonProperty("user_id") @Schema(examples = "user-123")
        String userId,

        @JsonProperty("title") @Schema(examples = "Learn OAuth 2.0")
        String title,

        @JsonProperty("description") @Schema(nullable = true)
        String description,

        @JsonProperty("status") TaskStatus status,
        @JsonProperty("created_at") Instant createdAt,

        @JsonProperty("created_by") @Schema(examples = "web-app")
        String createdBy,

        @JsonProperty("updated_at") Instant updatedAt) {}
