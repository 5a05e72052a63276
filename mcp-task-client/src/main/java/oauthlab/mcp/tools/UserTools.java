package oauthlab.mcp.tools;

import io.quarkiverse.mcp.server.Tool;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import oauthlab.mcp.downstream.TaskApiClient;
import oauthlab.mcp.downstream.User;

/** The tool that says whose tasks these are. */
@Singleton
class UserTools {

    private final ToolErrors tasks;

    UserTools(ToolErrors tasks) {
        this.tasks = tasks;
    }

    @Tool(
            name = "get_user",
            title = "Read the user",
            description = "Says whose tasks these are",
            structuredContent = true,
            annotations =
                    @Tool.Annotations(
                            title = "Read the user",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    Uni<User> user() {
        return tasks.call(TaskApiClient::user);
    }
}
