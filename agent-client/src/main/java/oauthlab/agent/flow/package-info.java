/**
 * The ways to a token: through the browser of a person, with a code typed on another machine, or for the agent itself.
 *
 * <p>OAuth 2.1 section 4.1 with PKCE, RFC 8252 (native applications), RFC 8628 (devices), RFC 6749 section 4.4 (machines), RFC
 * 9207 (who answered). Read {@link oauthlab.agent.flow.AuthorizationRequest} first, then {@link
 * oauthlab.agent.flow.AuthorizationResponse} (the checks), {@link oauthlab.agent.flow.LoopbackApproval}, {@link
 * oauthlab.agent.flow.ManualApproval}, {@link oauthlab.agent.flow.TokenEndpoint} and {@link oauthlab.agent.flow.DeviceFlow}.
 */
package oauthlab.agent.flow;
