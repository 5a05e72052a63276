/**
 * What all else stands on: the way a process is started, the paths beside {@code /mcp}.
 *
 * <p>Read {@link oauthlab.mcp.platform.ClosedPaths}; for stdio {@link
 * oauthlab.mcp.platform.JsonLines} (JSON-RPC 2.0).
 */
package oauthlab.mcp.platform;
