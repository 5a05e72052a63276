/**
 * When the wait for a call ends, its work ends: no thread, no connection, and no server goes on with what nobody waits for.
 *
 * <p>MCP 2025-11-25, "Cancellation". Read {@link oauthlab.agent.mcp.calls.Call} first, then {@link
 * oauthlab.agent.mcp.calls.EndingTransport} and {@link oauthlab.agent.mcp.calls.RootCause}.
 */
package oauthlab.agent.mcp.calls;
