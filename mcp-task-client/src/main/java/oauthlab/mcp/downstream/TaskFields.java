package oauthlab.mcp.downstream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What a caller may set on a task; {@code null} is left as it is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskFields(
        @JsonProperty("title") String title,
        @JsonProperty("description") String description,
        @JsonProperty("status") TaskStatus status) {}
