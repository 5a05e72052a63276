/**
 * What all else stands on: the time, the way a process is started, the paths beside {@code /mcp}.
 *
 * <p>Read {@link oauthlab.mcp.platform.ClosedPaths} and {@link oauthlab.mcp.platform.Health}; for stdio {@link
 * oauthlab.mcp.platform.JsonLines} (JSON-RPC 2.0).
 */
package oauthlab.mcp.platform;
