/**
 * Refresh tokens: new access tokens without asking the user again.
 *
 * <p>RFC 6749 section 6; RFC 9700 section 4.14 for why each works once. Read {@link
 * oauthlab.auth.grants.refresh.RefreshTokenGrant}; what a family is stands in {@link oauthlab.auth.tokens.families}.
 */
package oauthlab.auth.grants.refresh;
