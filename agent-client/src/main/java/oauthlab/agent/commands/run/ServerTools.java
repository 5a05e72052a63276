package oauthlab.agent.commands.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.agent.goals.Tool;
import oauthlab.agent.goals.ToolBox;
import oauthlab.agent.goals.ToolOutcome;
import oauthlab.agent.mcp.McpConnection;
import oauthlab.agent.mcp.tools.ToolResult;

/**
 * The tools of one MCP server.
 *
 * @param isTrusted does the person believe what the server says about them?
 */
record ServerTools(McpConnection connection, boolean isTrusted, ObjectMapper json) implements ToolBox {

    @Override
    public List<Tool> tools() {
        return connection.tools().stream()
                .map(tool -> new Tool(
                        tool.name(),
                        tool.description(),
                        json.valueToTree(tool.inputSchema()),
                        json.valueToTree(tool.annotations()),
                        isTrusted))
                .toList();
    }

    @Override
    public ToolOutcome call(String name, Map<String, Object> arguments) {
        ToolResult result = connection.call(name, arguments);
        return new ToolOutcome(
                result.isError(),
                result.shown(),
                Optional.ofNullable(result.structured()).map(json::valueToTree));
    }
}
