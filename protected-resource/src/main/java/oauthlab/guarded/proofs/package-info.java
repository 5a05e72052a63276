/**
 * The proofs of keys that were seen, so that none works twice.
 *
 * <p>RFC 9449 section 11.1. Read {@link oauthlab.guarded.proofs.SeenProofs}.
 */
package oauthlab.guarded.proofs;
