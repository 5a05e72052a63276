/**
 * The list of what was revoked before its time: tokens, and all tokens of an approval, a client or a user.
 *
 * <p>RFC 7009 section 3. Read {@link oauthlab.auth.tokens.revocation.Revocation}, which also says why nobody can fill the list, then
 * {@link oauthlab.auth.tokens.revocation.RevokedTokens}. {@link oauthlab.auth.endpoints.revoke} shows it to APIs.
 */
package oauthlab.auth.tokens.revocation;
