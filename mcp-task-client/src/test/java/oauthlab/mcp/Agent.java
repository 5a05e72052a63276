package oauthlab.mcp;

import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkiverse.mcp.server.test.McpAssured;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Calls tools as an agent does. */
final class Agent {

    record Result(ToolResponse response) {
        boolean isError() {
            return response.isError();
        }

        String text() {
            return response.firstContent().asText().text();
        }
    }

    Result call(String tool, Map<String, Object> arguments) {
        var answer = new AtomicReference<ToolResponse>();
        var client = McpAssured.newConnectedStreamableClient();
        client.when().toolsCall(tool, arguments, answer::set).thenAssertResults();
        client.disconnect();
        return new Result(answer.get());
    }
}
