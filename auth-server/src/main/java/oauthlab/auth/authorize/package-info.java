/**
 * Chapter 7, the authorization endpoint: a user's browser comes with a request and leaves with a code.
 *
 * <p>RFC 6749 section 4.1 as OAuth 2.1 tightened it, with PKCE (RFC 7636) and the issuer in the answer (RFC 9207). Read
 * {@link oauthlab.auth.authorize.AuthorizationEndpoint}, then {@link
 * oauthlab.auth.authorize.AuthorizationRequestChecks}, whose list of checks is the heart of it. What becomes of the code stands in
 * {@link oauthlab.auth.grants.codes}; a client that sends the request ahead, in {@link oauthlab.auth.authorize.par}.
 */
package oauthlab.auth.authorize;
