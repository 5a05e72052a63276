/**
 * Who may come in: programs with a token that was made for this server, and no web page of a stranger.
 *
 * <p>RFC 6750, RFC 9068, RFC 9449, RFC 6454; the MCP authorization specification. Tokens are verified as {@link
 * oauthlab.mcp.checks.ChosenChecks} says. Other credentials have a {@link oauthlab.mcp.access.CredentialCheck}, found
 * without being named. Read {@link oauthlab.mcp.access.OriginCheck} and {@link
 * oauthlab.mcp.access.Guard} first, then {@link oauthlab.mcp.access.VerifiedTokens}, {@link oauthlab.guarded.proofs.ProofCheck}
 * and {@link oauthlab.guarded.refusal.Challenges}; {@link oauthlab.mcp.access.Caller} is what the rest of the server sees,
 * and {@link oauthlab.mcp.access.Progress} is what it reports back.
 */
package oauthlab.mcp.access;
