/**
 * What lives longer than a request: the tokens that come from one approval.
 *
 * <p>RFC 9700 section 4.14 (rotation of refresh tokens). Read {@link oauthlab.auth.tokens.families.TokenFamily}, then {@link
 * oauthlab.auth.tokens.families.TokenFamilies} and {@link oauthlab.auth.tokens.families.RefreshTokens}; how access tokens of a family end is
 * in {@link oauthlab.auth.tokens.revocation}.
 */
package oauthlab.auth.tokens.families;
