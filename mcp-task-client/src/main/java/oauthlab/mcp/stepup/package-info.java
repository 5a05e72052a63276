/**
 * Too little scope: which tools a token may call, and what to ask for when it may not.
 *
 * <p>RFC 6750 section 3.1, the MCP authorization specification, "Scope Challenge Handling" (step-up). Read {@link
 * oauthlab.mcp.stepup.ScopeCheck}, then {@link oauthlab.mcp.stepup.VisibleTools}.
 */
package oauthlab.mcp.stepup;
