/**
 * The configured servers for a process that lives long: kept open, apart from each other, and changed when the file changes.
 *
 * <p>MCP 2025-11-25, "Tools". Read {@link oauthlab.agent.gateway.Gateway} first, then {@link oauthlab.agent.gateway.OpenServer} (a
 * call, and what to answer when there is no result), {@link oauthlab.agent.gateway.Slots} (how it ends), {@link oauthlab.agent.gateway.Line} (a connection that is shared) and {@link
 * oauthlab.agent.gateway.Problem}.
 */
package oauthlab.agent.gateway;
