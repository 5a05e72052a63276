/**
 * Tokens that are worth nothing without a key, at this API: settings, and the header that gives out the next nonce.
 *
 * <p>RFC 9449 section 7. Read {@link oauthlab.guarded.proofs.ProofCheck}, which the MCP server uses as well, then {@code NonceFilter}.
 */
package oauthlab.resource.dpop;
