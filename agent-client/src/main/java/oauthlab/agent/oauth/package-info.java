/**
 * Chapter 2, OAuth from the side of a client: find the authorization server, be known there, let a person approve, keep the tokens, and
 * renew them.
 *
 * <p>Read {@link oauthlab.agent.oauth.discovery}, {@link oauthlab.agent.oauth.identity}, {@link oauthlab.agent.oauth.flow} and {@link
 * oauthlab.agent.oauth.tokenstore} in this order, then {@link oauthlab.agent.oauth.access}, which puts them together: it is the door
 * through which a call to an MCP server gets its token. {@link oauthlab.agent.oauth.session} is the agent's own token.
 */
package oauthlab.agent.oauth;
