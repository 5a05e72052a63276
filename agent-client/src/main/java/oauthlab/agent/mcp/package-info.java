/**
 * The same work through the tools of an MCP server.
 *
 * <p>MCP specification 2025-11-25, Streamable HTTP. The agent asks for a token that is for the MCP server, because a
 * token is shown to its audience only (RFC 8707 section 2). The MCP server gets its own for the task API. Read {@link
 * oauthlab.agent.mcp.McpTasks} first, then {@link oauthlab.agent.mcp.RecordingTransport}.
 */
package oauthlab.agent.mcp;
