/**
 * The keys that sign tokens, and the document through which everybody else learns the public halves.
 *
 * <p>RFC 7517 (JWK) and RFC 7638 (a key's name is its own thumbprint). Read {@link oauthlab.auth.keys.SigningKey}, then
 * {@link oauthlab.auth.keys.SigningKeys}, then {@link oauthlab.auth.keys.JwksEndpoint}.
 */
package oauthlab.auth.keys;
