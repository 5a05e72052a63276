/**
 * The agent's token: the only door to one, and what it says when it is opened.
 *
 * <p>RFC 6749 section 4.4 (client credentials), RFC 9068 (access tokens that are JWTs). Read {@link
 * oauthlab.agent.session.AccessTokens} first, then {@link oauthlab.agent.session.TokenRequestFilter} (the token request
 * as it is sent) and {@link oauthlab.agent.session.DecodedToken}.
 */
package oauthlab.agent.session;
