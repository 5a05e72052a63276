/**
 * Tokens that are worth nothing without a key: each request proves anew that its sender has it.
 *
 * <p>RFC 9449 (DPoP). Read {@link oauthlab.auth.tokens.dpop.DpopCheck}, whose list of checks is the heart of it, then {@link
 * oauthlab.shared.proof.DpopProof} and {@link oauthlab.shared.proof.DpopNonces}.
 */
package oauthlab.auth.tokens.dpop;
