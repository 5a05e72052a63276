/**
 * How a party shows that it is still the one it was a moment ago, without sending a secret through the browser.
 *
 * <p>RFC 7636 (PKCE): {@link oauthlab.shared.proof.CodeVerifier} is the secret, {@link
 * oauthlab.shared.proof.CodeChallenge} its digest. RFC 9449 (DPoP): {@link
 * oauthlab.shared.proof.DpopProof} shows that a sender has a key, {@link oauthlab.shared.proof.DpopNonces} that it was made
 * now. RFC 7515 (JWS): {@link oauthlab.shared.proof.SignedJwt} puts a token together and takes it apart, {@link
 * oauthlab.shared.proof.ClaimsReader} reads what was signed, {@link oauthlab.shared.proof.NativeSignatures} makes ES256 fast.
 */
package oauthlab.shared.proof;
