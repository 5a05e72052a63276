/**
 * The agent's token: the only door to one, what it says when it is opened, and the key that there was before it.
 *
 * <p>RFC 6749 section 4.4 (client credentials), RFC 9068 (access tokens that are JWTs). Read {@link
 * oauthlab.agent.oauth.session.AccessTokens} first, then {@link oauthlab.agent.oauth.session.TokenRequestFilter} (the token request
 * as it is sent), {@link oauthlab.agent.oauth.session.DecodedToken} and {@link oauthlab.agent.oauth.session.Credentials}.
 */
package oauthlab.agent.oauth.session;
