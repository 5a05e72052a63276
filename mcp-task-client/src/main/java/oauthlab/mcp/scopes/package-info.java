/**
 * What each tool needs: one table, from which the challenges, the list of tools and the metadata are made.
 *
 * <p>RFC 6749 section 3.3 (scopes), the MCP authorization specification, "Scope Selection Strategy". Read {@link
 * oauthlab.mcp.scopes.ToolScopes}; the table itself is in {@code application.properties}.
 */
package oauthlab.mcp.scopes;
