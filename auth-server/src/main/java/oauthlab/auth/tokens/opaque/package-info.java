/**
 * Access tokens that say nothing: a random value for the client, the claims in our table.
 *
 * <p>RFC 6749 section 1.4 leaves the form of a token to the server. Such a token costs a row, and can be called back at once; a
 * JWT costs a signature, and cannot. Read {@link oauthlab.auth.tokens.opaque.OpaqueTokens}.
 */
package oauthlab.auth.tokens.opaque;
