package oauthlab.agent.gateway;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import java.util.Map;
import oauthlab.agent.mcp.McpTool;

/** What a caller sent, held against what the tool wants. So a mistake is the caller's before it is the server's. */
record Arguments(Map<String, Object> values) {

    void requireFit(McpTool tool) {
        if (tool.inputSchema() == null || tool.inputSchema().isEmpty()) return;
        ValidationResponse answer;
        try {
            answer = McpJsonDefaults.getSchemaValidator().validate(tool.inputSchema(), values);
        } catch (RuntimeException noSchema) {
            // The server's own mistake; let it judge.
            return;
        }
        if (!answer.valid())
            throw Problem.of(
                    400, "invalid_arguments", tool.name() + " cannot take these arguments. " + answer.errorMessage());
    }
}
