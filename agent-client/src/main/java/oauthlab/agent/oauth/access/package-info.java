/**
 * The tokens of the configured servers: got when a server asks for one, kept, renewed, widened and given back.
 *
 * <p>MCP 2025-11-25, "Authorization Flow" and "Step-Up Authorization Flow"; RFC 6750 section 3 (what refusals say), RFC 7009
 * (giving back). Read {@link oauthlab.agent.oauth.access.ServerAccess} first, then {@link oauthlab.agent.oauth.access.Renewal}, {@link
 * oauthlab.agent.oauth.access.SignIn} and {@link oauthlab.agent.oauth.access.SignOut}.
 */
package oauthlab.agent.oauth.access;
