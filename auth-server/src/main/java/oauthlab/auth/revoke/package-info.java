/**
 * Giving tokens back before their time.
 *
 * <p>RFC 7009. Read {@link oauthlab.auth.revoke.RevocationEndpoint}; what is called back stands in {@link
 * oauthlab.auth.families}. {@link oauthlab.auth.revoke.RevocationListEndpoint} tells those who do not ask about each token.
 */
package oauthlab.auth.revoke;
