/**
 * Giving tokens back before their time.
 *
 * <p>RFC 7009. Read {@link oauthlab.auth.endpoints.revoke.RevocationEndpoint}; what is called back stands in {@link
 * oauthlab.auth.tokens.families}. {@link oauthlab.auth.endpoints.revoke.RevocationListEndpoint} tells those who do not ask about each token.
 */
package oauthlab.auth.endpoints.revoke;
