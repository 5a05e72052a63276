/**
 * Chapter 2, keys: those that sign tokens, how they are changed, and the document through which everybody else learns the public halves.
 *
 * <p>RFC 7517 (JWK) and RFC 7638 (a key's name is its own thumbprint); NIST SP 800-57 part 1 section 5.3 for the life of
 * a key. Read {@link oauthlab.auth.keys.SigningKey} with {@link oauthlab.auth.keys.KeyState}, then {@link
 * oauthlab.auth.keys.SigningKeys}, {@link oauthlab.auth.keys.JwksEndpoint} and {@link oauthlab.auth.keys.KeyRotation};
 * {@code KeyStore} last. How a signature is made stands in {@link oauthlab.auth.keys.signing}.
 */
package oauthlab.auth.keys;
