package oauthlab.agent.mcp.tasks;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Some of the tasks, newest first, and how many there are. */
public record TaskPage(
        @JsonProperty("tasks") List<Task> tasks,
        @JsonProperty("total") int total) {}
