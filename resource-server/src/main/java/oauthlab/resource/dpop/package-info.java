/**
 * Tokens that are worth nothing without a key: each request proves anew that its sender has it.
 *
 * <p>RFC 9449 section 7. Read {@code ProofCheck}, then {@link oauthlab.shared.proof.DpopProof}, whose rules the authorization
 * server shares.
 */
package oauthlab.resource.dpop;
