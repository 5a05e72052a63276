/**
 * The ways to a token: through the browser of a person, with a code typed on another machine, or for the agent itself.
 *
 * <p>OAuth 2.1 section 4.1 with PKCE, RFC 8252 (native applications), RFC 8628 (devices), RFC 6749 section 4.4 (machines), RFC
 * 9207 (who answered). Read {@link oauthlab.agent.oauth.flow.AuthorizationRequest} first, then {@link
 * oauthlab.agent.oauth.flow.AuthorizationResponse} (the checks), {@link oauthlab.agent.oauth.flow.LoopbackApproval}, {@link
 * oauthlab.agent.oauth.flow.ManualApproval}, {@link oauthlab.agent.oauth.flow.TokenEndpoint} and {@link oauthlab.agent.oauth.flow.DeviceFlow}.
 */
package oauthlab.agent.oauth.flow;
