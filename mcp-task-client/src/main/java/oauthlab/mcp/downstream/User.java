package oauthlab.mcp.downstream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Whose tasks these are. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record User(
        @JsonProperty(value = "id", required = true) String id,

        @JsonProperty(value = "username", required = true) String username,

        @JsonProperty("email") String email,

        @JsonProperty("created_at") @JsonPropertyDescription("Date and time, RFC 3339")
        String createdAt) {}
