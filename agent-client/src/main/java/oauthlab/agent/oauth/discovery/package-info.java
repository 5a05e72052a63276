/**
 * From the address of an MCP server to the authorization server that it trusts: who issues tokens for it, and where.
 *
 * <p>RFC 9728 (what a protected resource says about itself), RFC 8414 (what an authorization server says about itself), and
 * the MCP authorization specification, which says in which order to look. Read {@link oauthlab.agent.oauth.discovery.Discovery}
 * first, then {@link oauthlab.agent.oauth.discovery.Challenge}, {@link oauthlab.agent.oauth.discovery.ProtectedResources} and {@link
 * oauthlab.agent.oauth.discovery.AuthorizationServers}.
 */
package oauthlab.agent.oauth.discovery;
