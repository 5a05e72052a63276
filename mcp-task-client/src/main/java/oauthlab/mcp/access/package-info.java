/**
 * Who may come in. For now: programs on this machine, over Streamable HTTP or stdio, and no web page but our own.
 *
 * <p>Read {@link oauthlab.mcp.access.OriginCheck} first (RFC 6454 and the MCP specification, "Security Warning" of the
 * Streamable HTTP transport), then {@link oauthlab.mcp.access.ClosedPaths} and {@link oauthlab.mcp.access.Health}; for
 * stdio {@link oauthlab.mcp.access.JsonLines} (JSON-RPC 2.0).
 */
package oauthlab.mcp.access;
