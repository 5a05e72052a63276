/**
 * The same work through the tools of an MCP server.
 *
 * <p>MCP specification 2025-11-25, Streamable HTTP. The agent's token stays at home: its audience is the task API, and
 * a token is shown to its audience only (RFC 8707 section 2). The MCP server has a token of its own. Read {@link
 * oauthlab.agent.mcp.McpTasks} first, then {@link oauthlab.agent.mcp.SeenTransport}.
 */
package oauthlab.agent.mcp;
