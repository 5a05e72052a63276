package oauthlab.mcp;

import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkiverse.mcp.server.test.McpAssured;
import io.vertx.core.MultiMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Calls tools as an agent does, with its token. */
final class Agent {

    private final String token;

    Agent() {
        this(TestToken.user("tasks:read tasks:write user:read").sign());
    }

    Agent(String token) {
        this.token = token;
    }

    McpAssured.McpStreamableTestClient connect() {
        var headers = MultiMap.caseInsensitiveMultiMap().add("Authorization", "Bearer " + token);
        return McpAssured.newStreamableClient()
                .setAdditionalHeaders(message -> headers)
                .build()
                .connect();
    }

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
        var client = connect();
        client.when().toolsCall(tool, arguments, answer::set).thenAssertResults();
        client.disconnect();
        return new Result(answer.get());
    }
}
