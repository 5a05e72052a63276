package oauthlab.agent.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.foundation.transcript.Transcript;
import oauthlab.agent.mcp.tasks.Task;
import oauthlab.agent.mcp.tasks.TaskOperations;
import oauthlab.agent.mcp.tasks.TaskPage;
import oauthlab.agent.mcp.tasks.TaskQuery;
import oauthlab.agent.mcp.tasks.TaskStatus;
import oauthlab.agent.mcp.tasks.User;
import oauthlab.agent.oauth.session.Credentials;

/** The task operations as calls of tools. The client library is loaded with the first call, and only then. */
@Singleton
public class McpTasks implements TaskOperations {

    private static final String SERVICE = "mcp-task-client";

    private final Credentials credentials;
    private final McpSettings settings;
    private final Transcript transcript;
    private final ObjectMapper json;
    private McpSyncClient client;

    McpTasks(Credentials credentials, McpSettings settings, Transcript transcript, ObjectMapper json) {
        this.credentials = credentials;
        this.settings = settings;
        this.transcript = transcript;
        this.json = json;
    }

    @Override
    public String resource() {
        return settings.url().toString();
    }

    @Override
    public String tokenHolder() {
        return "the agent's token";
    }

    @Override
    public String tokenNote() {
        return "It goes to its audience, the MCP server, which gets one of its own for the task API (RFC 8707).";
    }

    @Override
    public User user() {
        return call("get_user", Map.of(), User.class);
    }

    @Override
    public TaskPage list(TaskQuery query) {
        return call("list_tasks", query.parameters(), TaskPage.class);
    }

    @Override
    public Task create(String title, String description) {
        return call("create_task", Map.of("title", title, "description", description), Task.class);
    }

    @Override
    public Task changeStatus(String id, TaskStatus status) {
        return call("update_task", Map.of("id", id, "status", status.wire()), Task.class);
    }

    @Override
    public Task get(String id) {
        return call("get_task", Map.of("id", id), Task.class);
    }

    /** The tool's structured content; a result with {@code isError} is a failure that its text explains. */
    private <T> T call(String tool, Map<String, Object> arguments, Class<T> answerType) {
        String request = "POST " + settings.url() + " tools/call " + tool;
        CallToolResult result;
        try {
            result = answer(new CallToolRequest(tool, arguments));
        } catch (RuntimeException noResult) {
            throw explained(request, noResult);
        }
        if (Boolean.TRUE.equals(result.isError())) {
            throw AgentException.of(request + " -> 200, isError", text(result), "Look at: ./lab logs " + SERVICE);
        }
        return json.convertValue(result.structuredContent(), answerType);
    }

    /** Once more when the server only now said what it wants to see in the proof (RFC 9449 section 9). */
    private CallToolResult answer(CallToolRequest call) {
        try {
            return client().callTool(call);
        } catch (RuntimeException failed) {
            boolean canDoBetter = SdkConnection.denial(failed)
                    .filter(denied -> credentials.learnFrom(denied.headers()))
                    .isPresent();
            if (!canDoBetter) throw failed;
            return client().callTool(call);
        }
    }

    /** The library wraps whatever goes wrong; what counts is what it began with. */
    private static AgentException explained(String request, RuntimeException noResult) {
        Throwable first = noResult;
        while (first.getCause() != null) first = first.getCause();
        if (first instanceof IOException || first instanceof TimeoutException) {
            return AgentException.noAnswer(request, SERVICE, noResult);
        }
        return AgentException.of(
                request + " failed", String.valueOf(first.getMessage()), "Look at: ./lab logs " + SERVICE);
    }

    private McpSyncClient client() {
        if (client == null) {
            McpSyncClient connecting = McpClient.sync(
                            new RecordingTransport(settings.url(), credentials::next, transcript, json))
                    .clientInfo(new Implementation("agent-client", "0.1"))
                    .initializationTimeout(Duration.ofSeconds(5))
                    .requestTimeout(Duration.ofSeconds(20))
                    .jsonSchemaValidator(SdkConnection::unchecked)
                    .build();
            connecting.initialize();
            client = connecting;
        }
        return client;
    }

    private static String text(CallToolResult result) {
        return result.content().stream()
                .filter(TextContent.class::isInstance)
                .map(content -> ((TextContent) content).text())
                .collect(Collectors.joining(" "));
    }

    @PreDestroy
    void close() {
        if (client != null) client.closeGracefully();
    }
}
