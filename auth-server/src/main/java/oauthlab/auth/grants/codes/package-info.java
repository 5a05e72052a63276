/**
 * Authorization codes: what a user approved, on its way through the browser to the client, good for one redemption.
 *
 * <p>RFC 6749 sections 4.1.2 and 4.1.3, RFC 7636. Read {@link oauthlab.auth.grants.codes.NewCode}, {@link
 * oauthlab.auth.grants.codes.AuthorizationCodes}, then {@code AuthorizationCodeGrant}.
 */
package oauthlab.auth.grants.codes;
