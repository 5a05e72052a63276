/**
 * Chapter 1, what the rest of the agent stands on: what it sent and received, its configuration, the programs that it starts, and how it
 * calls others.
 *
 * <p>Read {@link oauthlab.agent.foundation.transcript} (no secret gets past it), then {@link oauthlab.agent.foundation.config}
 * ({@code mcp.json}) and {@link oauthlab.agent.foundation.outbound}, which keeps a hostile server from steering the agent.
 */
package oauthlab.agent.foundation;
