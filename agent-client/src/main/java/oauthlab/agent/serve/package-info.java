/**
 * {@code agent serve}: the tools of the configured MCP servers as plain HTTP, with an OpenAPI document for each server.
 *
 * <p>OpenAPI 3.1; RFC 9110 (what the answers say), RFC 6750 section 2.1 (how the key is shown), MCP 2025-11-25, "Tools". Read
 * {@link oauthlab.agent.serve.HttpServing} first: it lists what there is. Then {@link oauthlab.agent.serve.AllowedCallers} (who may ask),
 * {@link oauthlab.agent.serve.ServedServers} (which servers, now), {@link oauthlab.agent.serve.ServedServer} (a call), {@link
 * oauthlab.agent.serve.SharedConnection} (its connection) and {@link oauthlab.agent.serve.OpenApi}.
 */
package oauthlab.agent.serve;
