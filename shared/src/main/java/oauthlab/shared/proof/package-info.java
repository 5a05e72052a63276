/**
 * How a party shows that it is still the one it was a moment ago, without sending a secret through the browser.
 *
 * <p>RFC 7636 (PKCE): {@link oauthlab.shared.proof.CodeVerifier} is the secret, {@link
 * oauthlab.shared.proof.CodeChallenge} its digest. {@link oauthlab.shared.proof.NativeSignatures} makes ES256 fast.
 */
package oauthlab.shared.proof;
