package oauthlab.mcp.tools;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The answer of {@code delete_task}. */
public record DeletedTask(
        @JsonProperty(value = "deleted", required = true) @JsonPropertyDescription("The id of the task that is gone")
        String deleted) {}
