package oauthlab.agent.mcp.tasks;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose tasks these are. */
public record User(
        @JsonProperty("id") String id,
        @JsonProperty("username") String username,
        @JsonProperty("email") String email) {}
