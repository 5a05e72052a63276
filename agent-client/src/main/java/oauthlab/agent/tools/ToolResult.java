package oauthlab.agent.mcp;

/**
 * What a tool gave back.
 *
 * @param isError the tool itself failed, and {@code text} says why; the call went well
 * @param structured JSON in the form of the tool's output schema; null when it has none
 */
public record ToolResult(boolean isError, String text, Object structured) {}
