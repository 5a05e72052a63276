/**
 * What the agent sees: six tools, each with a schema for what goes in and what comes out.
 *
 * <p>MCP specification 2025-11-25, "Tools". Read {@link oauthlab.mcp.tools.TaskTools} and {@link
 * oauthlab.mcp.tools.UserTools} first, then {@link oauthlab.mcp.tools.ArgumentHint} (what a wrong
 * argument should have been) and {@link oauthlab.mcp.tools.ToolErrors} (how a failure becomes words for a model).
 */
package oauthlab.mcp.tools;
