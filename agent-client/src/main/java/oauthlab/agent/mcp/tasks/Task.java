package oauthlab.agent.mcp.tasks;

import com.fasterxml.jackson.annotation.JsonProperty;

/** One task. */
public record Task(
        @JsonProperty("id") String id,
        @JsonProperty("title") String title,
        @JsonProperty("status") TaskStatus status,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("created_by") String createdBy) {}
