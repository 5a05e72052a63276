/**
 * Who may come in. For now: programs on this machine, over Streamable HTTP or stdio, and no web page but our own.
 *
 * <p>Read {@link oauthlab.mcp.access.OriginCheck} first (RFC 6454 and the MCP specification, "Security Warning" of the
 * Streamable HTTP transport), then {@link oauthlab.mcp.access.ClosedPaths} and {@link oauthlab.mcp.access.Health}. On stdio it is {@link
 * oauthlab.mcp.access.JsonLines}.
 */
package oauthlab.mcp.access;
