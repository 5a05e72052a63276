/**
 * The JSON-RPC messages that come in, read once and for all: what is none never reaches a tool.
 *
 * <p>JSON-RPC 2.0; MCP specification, "Messages" and "Streamable HTTP". Read {@link oauthlab.mcp.messages.Message} first, then
 * {@link oauthlab.mcp.messages.IncomingMessages} and {@link oauthlab.mcp.messages.JsonRpcError}.
 */
package oauthlab.mcp.messages;
