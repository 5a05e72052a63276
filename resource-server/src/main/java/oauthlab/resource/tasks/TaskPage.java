package oauthlab.resource.tasks;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Some of the tasks, newest first, and how many there are in all. */
@Schema(name = "TaskPage")
record TaskPage(
        @JsonProperty("tasks") List<Task> tasks,
        @JsonProperty("total") long total) {}
