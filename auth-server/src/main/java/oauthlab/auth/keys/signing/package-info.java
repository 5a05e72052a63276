/**
 * Signatures on what we issue: made with our keys, and found again by their names.
 *
 * <p>RFC 7515; with a key pair, or in one lesson with a single secret key. Read {@link oauthlab.auth.keys.signing.Signer}, then {@code
 * SymmetricSignature}.
 */
package oauthlab.auth.keys.signing;
