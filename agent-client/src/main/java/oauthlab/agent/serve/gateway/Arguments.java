package oauthlab.agent.serve.gateway;

import java.util.Map;
import oauthlab.agent.mcp.schema.SchemaCheck;
import oauthlab.agent.mcp.tools.McpTool;

/** What a caller sent, held against what the tool wants. So a mistake is the caller's before it is the server's. */
record Arguments(Map<String, Object> values) {

    void requireFit(McpTool tool) {
        if (tool.inputSchema() == null || tool.inputSchema().isEmpty()) return;
        SchemaCheck.of(tool.inputSchema(), values).ifPresent(fault -> {
            throw Problem.of(400, "invalid_arguments", tool.name() + " cannot take these arguments. " + fault);
        });
    }
}
