/**
 * Giving tokens back before their time.
 *
 * <p>RFC 7009. Read {@link oauthlab.auth.revoke.RevocationEndpoint}; what is called back, and how others learn it, stands
 * in {@link oauthlab.auth.families}.
 */
package oauthlab.auth.revoke;
