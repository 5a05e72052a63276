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
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * Tasks to be read as documents: a host attaches them to a conversation, where a tool would be called by the model. MCP
 * specification, "Resources".
 */
@Singleton
@Blocking
class TaskResources {

    private static final String LIST = "task://list";
    private static final String JSON = "application/json";

    private final Explained tasks;
    private final ObjectMapper json;

    TaskResources(Explained tasks, ObjectMapper json) {
        this.tasks = tasks;
        this.json = json;
    }

    @Resource(
            uri = LIST,
            name = "tasks",
            title = "Task list",
            description = "The newest 50 tasks, and how many there are",
            mimeType = JSON)
    TextResourceContents list() {
        return contents(LIST, () -> tasks.call(api -> api.list(null, null, null)));
    }

    @ResourceTemplate(
            uriTemplate = "task://{id}",
            name = "task",
            title = "Task",
            description = "One task by its id",
            mimeType = JSON)
    TextResourceContents task(String id, RequestUri uri) {
        return contents(uri.value(), () -> tasks.callFor(id, api -> api.get(id)));
    }

    /** What a tool tells the model as a result is an error of the protocol here: a document is there or it is not. */
    private TextResourceContents contents(String uri, Supplier<Object> read) {
        try {
            return new TextResourceContents(uri, json.writeValueAsString(read.get()), JSON);
        } catch (ToolCallException failure) {
            boolean isMissing = failure instanceof Explained.NoSuchTask;
            throw new McpException(
                    failure.getMessage(),
                    isMissing ? JsonRpcErrorCodes.RESOURCE_NOT_FOUND : JsonRpcErrorCodes.INTERNAL_ERROR);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
