package oauthlab.agent.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.agent.goals.Tool;
import oauthlab.agent.goals.ToolBox;
import oauthlab.agent.goals.ToolOutcome;
import oauthlab.agent.mcp.McpConnection;
import oauthlab.agent.mcp.ToolResult;

/** The tools of one MCP server. */
record ServerTools(McpConnection connection, ObjectMapper json) implements ToolBox {

    @Override
    public List<Tool> tools() {
        return connection.tools().stream()
                .map(tool -> new Tool(
                        tool.name(),
                        tool.description(),
                        json.valueToTree(tool.inputSchema()),
                        tool.isDestructive(),
                        tool.isReadOnly()))
                .toList();
    }

    @Override
    public ToolOutcome call(String name, Map<String, Object> arguments) {
        ToolResult result = connection.call(name, arguments);
        return new ToolOutcome(
                result.isError(),
                result.text(),
                Optional.ofNullable(result.structured()).map(json::valueToTree));
    }
}
