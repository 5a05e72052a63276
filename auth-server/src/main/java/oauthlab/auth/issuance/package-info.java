/**
 * How tokens are made. A grant <em>decides</em> what may be issued; this package <em>makes</em> it.
 *
 * <p>RFC 9068 (JWT access tokens). Read {@link oauthlab.auth.issuance.AccessPolicy}, {@link
 * oauthlab.auth.issuance.GrantOutcome}, {@link oauthlab.auth.issuance.TokenIssuer}, what a feature may add in {@link
 * oauthlab.auth.issuance.TokenExtension}; then the way back: {@link
 * oauthlab.auth.issuance.AccessTokenReader}.
 */
package oauthlab.auth.issuance;
