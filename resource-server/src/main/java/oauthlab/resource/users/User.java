package oauthlab.resource.users;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One user, as kept and as it travels. */
@Schema(name = "User")
public record User(
        @JsonProperty("id") @Schema(examples = "user-123") String id,

        @JsonProperty("username") @Schema(examples = "demo-user")
        String username,

        @JsonProperty("email") @Schema(examples = "demo@example.com")
        String email,

        @JsonProperty("created_at") Instant createdAt) {}
