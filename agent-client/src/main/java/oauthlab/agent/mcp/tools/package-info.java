/**
 * What a server says about its tools, and what they give back, in both revisions of MCP.
 *
 * <p>MCP 2025-11-25, "Tools"; MCP 2026-07-28, "Custom Headers from Tool Parameters". Read {@link oauthlab.agent.mcp.tools.McpTool}
 * first, then {@link oauthlab.agent.mcp.tools.ToolResult}.
 */
package oauthlab.agent.mcp.tools;
