package oauthlab.agent.mcp;

import java.util.Map;
import oauthlab.agent.schema.SchemaSize;

/**
 * What a server says about one of its tools. MCP 2025-11-25, "Tools".
 *
 * @param inputSchema JSON Schema of the arguments, as it came unless it is too large
 * @param outputSchema JSON Schema of what it gives back; null when it does not say
 * @param annotations what it says about the tool's behaviour, as it came; the next two are read out of it
 * @param isReadOnly it says that it changes nothing; a hint, which a server may get wrong
 * @param isDestructive it may destroy something; assumed of whatever does not say otherwise
 */
public record McpTool(
        String name,
        String description,
        Map<String, Object> inputSchema,
        Map<String, Object> outputSchema,
        Map<String, Object> annotations,
        boolean isReadOnly,
        boolean isDestructive) {

    public McpTool {
        inputSchema = SchemaSize.bounded(inputSchema);
        outputSchema = SchemaSize.bounded(outputSchema);
    }
}
