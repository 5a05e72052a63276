/**
 * The sessions of the revisions up to 2025-11-25, each bound to who opened it.
 *
 * <p>MCP specification 2025-11-25, "Session Management", and its security best practices, "Session Hijacking". Read {@link
 * oauthlab.mcp.sessions.SessionOwners}, then {@link oauthlab.mcp.sessions.OpenStreams}. The revision 2026-07-28 has no sessions.
 */
package oauthlab.mcp.sessions;
