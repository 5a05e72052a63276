package oauthlab.mcp.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.mcp.server.JsonRpcErrorCodes;
import io.quarkiverse.mcp.server.McpException;
import io.quarkiverse.mcp.server.RequestUri;
import io.quarkiverse.mcp.server.Resource;
import io.quarkiverse.mcp.server.ResourceTemplate;
import io.quarkiverse.mcp.server.TextResourceContents;
import io.quarkiverse.mcp.server.ToolCallException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Tasks to be read as documents: a host attaches them to a conversation, where a tool would be called by the model. MCP
 * specification, "Resources".
 */
@Singleton
class TaskResources {

    private static final String LIST = "task://list";
    private static final String JSON = "application/json";

    private final ToolErrors tasks;
    private final ObjectMapper json;

    TaskResources(ToolErrors tasks, ObjectMapper json) {
        this.tasks = tasks;
        this.json = json;
    }

    @Resource(
            uri = LIST,
            name = "tasks",
            title = "Task list",
            description = "The newest 50 tasks, and how many there are",
            mimeType = JSON)
    Uni<TextResourceContents> list() {
        return contents(LIST, tasks.call(api -> api.list(null, null, null)));
    }

    @ResourceTemplate(
            uriTemplate = "task://{id}",
            name = "task",
            title = "Task",
            description = "One task by its id",
            mimeType = JSON)
    Uni<TextResourceContents> task(String id, RequestUri uri) {
        return contents(uri.value(), tasks.callFor(id, api -> api.get(id)));
    }

    private Uni<TextResourceContents> contents(String uri, Uni<?> read) {
        return read.map(document -> new TextResourceContents(uri, text(document), JSON))
                .onFailure(ToolCallException.class)
                .transform(TaskResources::asError);
    }

    private String text(Object document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a tool tells the model as a result is an error of the protocol here: a document is there or it is not. */
    private static McpException asError(Throwable failure) {
        boolean isMissing = failure instanceof ToolErrors.NoSuchTask;
        return new McpException(
                failure.getMessage(),
                isMissing ? JsonRpcErrorCodes.RESOURCE_NOT_FOUND : JsonRpcErrorCodes.INTERNAL_ERROR);
    }
}
