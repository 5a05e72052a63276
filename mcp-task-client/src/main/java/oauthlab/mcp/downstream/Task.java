package oauthlab.mcp.downstream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** One task, as the API and the tools show it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Task(
        @JsonProperty(value = "id", required = true) String id,

        @JsonProperty("user_id") @JsonPropertyDescription("Whose task it is")
        String userId,

        @JsonProperty(value = "title", required = true) String title,

        @JsonProperty("description") String description,

        @JsonProperty(value = "status", required = true) TaskStatus status,

        @JsonProperty("created_at") @JsonPropertyDescription("Date and time, RFC 3339")
        String createdAt,

        @JsonProperty("created_by") @JsonPropertyDescription("The OAuth client that created it")
        String createdBy,

        @JsonProperty("updated_at") @JsonPropertyDescription("Date and time, RFC 3339")
        String updatedAt) {}
