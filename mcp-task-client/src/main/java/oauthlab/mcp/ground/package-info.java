/**
 * What all else stands on: the time, the way a process is started, the paths beside {@code /mcp}.
 *
 * <p>Read {@link oauthlab.mcp.ground.ClosedPaths} and {@link oauthlab.mcp.ground.Health}; for stdio {@link
 * oauthlab.mcp.ground.JsonLines} (JSON-RPC 2.0).
 */
package oauthlab.mcp.ground;
