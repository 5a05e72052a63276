/**
 * Tokens that are worth nothing without a key: each request has to prove that its sender has it.
 *
 * <p>RFC 9449 section 7. Read {@link oauthlab.guarded.proofs.ProofCheck}, then {@link oauthlab.shared.proof.DpopProof}, whose rules
 * the authorization server shares, and {@link oauthlab.guarded.proofs.SeenProofs}, so that none works twice (section 11.1).
 */
package oauthlab.guarded.proofs;
