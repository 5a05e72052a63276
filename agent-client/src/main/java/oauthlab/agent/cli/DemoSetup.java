package oauthlab.agent.cli;

import jakarta.inject.Singleton;
import java.time.Clock;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.foundation.transcript.Transcript;
import oauthlab.agent.mcp.McpTasks;
import oauthlab.agent.mcp.tasks.HttpTasks;
import oauthlab.agent.mcp.tasks.TaskOperations;
import oauthlab.agent.oauth.access.OnBehalf;
import oauthlab.agent.oauth.access.ServerAccesses;
import oauthlab.agent.oauth.access.UserTokens;
import oauthlab.agent.oauth.screen.Screen;
import oauthlab.agent.oauth.session.Credentials;
import oauthlab.shared.protocol.Scopes;

/** Puts the demo together: which way it goes, and with whose tokens. */
@Singleton
class DemoSetup {

    private static final Scopes NEEDED = Scopes.of("tasks:read", "tasks:write", "user:read");

    private final Credentials credentials;
    private final HttpTasks httpTasks;
    private final McpTasks mcpTasks;
    private final ServerAccesses accesses;
    private final Transcript transcript;
    private final Screen screen;
    private final Clock clock;

    DemoSetup(
            Credentials credentials,
            HttpTasks httpTasks,
            McpTasks mcpTasks,
            ServerAccesses accesses,
            Transcript transcript,
            Screen screen,
            Clock clock) {
        this.credentials = credentials;
        this.httpTasks = httpTasks;
        this.mcpTasks = mcpTasks;
        this.accesses = accesses;
        this.transcript = transcript;
        this.screen = screen;
        this.clock = clock;
    }

    /**
     * What was typed.
     *
     * @param isViaMcp through the tools of the MCP server, instead of straight to the task API
     * @param oauthShare so many of a hundred calls go by token
     * @param onBehalf for a user when he has a name, else for the agent itself
     */
    record Choice(boolean isViaMcp, int oauthShare, OnBehalf onBehalf) {}

    Demo prepared(Choice choice) {
        if (choice.onBehalf().user().isPresent())
            credentials.takeFrom(new UserTokens(accesses, choice.onBehalf(), NEEDED));
        credentials.useOAuthFor(choice.oauthShare());
        if (choice.isViaMcp() && credentials.includeKeys())
            throw AgentException.of(
                    "The API key is the task API's, and is not sent to the MCP server.", "Leave out --via mcp.");
        TaskOperations tasks = choice.isViaMcp() ? mcpTasks : httpTasks;
        if (credentials.includeTokens()) credentials.useFor(tasks.resource());
        return new Demo(credentials, tasks, transcript, screen, clock);
    }
}
