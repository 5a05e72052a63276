/**
 * A stream of events is one answer, in however many pieces it comes.
 *
 * <p>MCP specification 2025-11-25, "Streamable HTTP", "Sending Messages to the Server"; server-sent events are defined by the
 * HTML standard, section 9.2. Read {@link oauthlab.agent.mcp.stream.AnswerStream} first, then {@link
 * oauthlab.agent.mcp.stream.EventReader}, which it asks whether there is more to come.
 */
package oauthlab.agent.mcp.stream;
