/**
 * Refresh tokens: new access tokens without asking the user again.
 *
 * <p>RFC 6749 section 6; RFC 9700 section 4.14 for why each works once. Read {@link
 * oauthlab.auth.refresh.RefreshTokenGrant}; what a family is stands in {@link oauthlab.auth.families}.
 */
package oauthlab.auth.refresh;
