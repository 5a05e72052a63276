/**
 * What lives longer than a request: the tokens that come from one approval, and the list of those called back.
 *
 * <p>RFC 9700 section 4.14 (rotation of refresh tokens), RFC 7009 (revocation). Read {@link
 * oauthlab.auth.families.TokenFamily}, then {@link oauthlab.auth.families.TokenFamilies}, {@link
 * oauthlab.auth.families.RefreshTokens}, and {@link oauthlab.auth.families.RevokedTokens}.
 */
package oauthlab.auth.families;
