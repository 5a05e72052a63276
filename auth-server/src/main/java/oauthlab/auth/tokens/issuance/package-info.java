/**
 * How tokens are made. A grant <em>decides</em> what may be issued; this package <em>makes</em> it.
 *
 * <p>RFC 9068 (JWT access tokens). Read {@link oauthlab.auth.tokens.issuance.AccessPolicy}, {@link
 * oauthlab.auth.tokens.issuance.GrantOutcome}, {@link oauthlab.auth.tokens.issuance.TokenIssuer}, what a feature may add in {@link
 * oauthlab.auth.tokens.issuance.TokenExtension}; then the way back: {@link
 * oauthlab.auth.tokens.issuance.AccessTokenReader}.
 */
package oauthlab.auth.tokens.issuance;
