/**
 * The configured servers for a process that lives long: kept open, apart from each other, and changed when the file changes.
 *
 * <p>MCP 2025-11-25, "Tools". Read {@link oauthlab.agent.serve.gateway.Gateway} first, then {@link oauthlab.agent.serve.gateway.OpenServer} (a
 * call, and what to answer when there is no result), {@link oauthlab.agent.serve.gateway.Slots} (how it ends), {@link oauthlab.agent.serve.gateway.SharedConnection} (a connection that is shared) and {@link
 * oauthlab.agent.serve.gateway.Problem}.
 */
package oauthlab.agent.serve.gateway;
