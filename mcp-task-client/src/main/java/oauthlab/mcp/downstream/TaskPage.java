package oauthlab.mcp.downstream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** Some of the tasks, newest first, and how many there are. */
public record TaskPage(
        @JsonProperty(value = "tasks", required = true) List<Task> tasks,

        @JsonProperty(value = "total", required = true)
        @JsonPropertyDescription("How many tasks match, on this page or not")
        int total) {}
