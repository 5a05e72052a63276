package oauthlab.agent.mcp;

import java.util.List;
import java.util.Map;

/** A server whose tools can be called, whatever it speaks and however it is reached. */
public interface McpConnection extends AutoCloseable {

    /** All tools that the server shows us; of a long list every page. */
    List<McpTool> tools();

    /**
     * Calls a tool.
     *
     * @throws oauthlab.agent.transcript.AgentException when there is no result, with the reason
     */
    ToolResult call(String tool, Map<String, Object> arguments);

    @Override
    void close();
}
