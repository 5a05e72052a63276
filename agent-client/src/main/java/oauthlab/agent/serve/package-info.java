/**
 * {@code agent serve}: the tools of the configured MCP servers as plain HTTP, with an OpenAPI document for each server.
 *
 * <p>OpenAPI 3.1; RFC 9110 (what the answers say), RFC 6750 section 2.1 (how the key is shown), MCP 2025-11-25, "Tools". Read
 * {@link oauthlab.agent.serve.HttpServing} first: it lists what there is. Then {@link oauthlab.agent.serve.AllowedCallers} (who may ask),
 * {@link oauthlab.agent.serve.Addresses} (which server and tool an address means) and {@link oauthlab.agent.serve.OpenApi}. What a
 * call does stands in {@link oauthlab.agent.serve.gateway}; the demo web application is {@link oauthlab.agent.serve.webapp}.
 */
package oauthlab.agent.serve;
