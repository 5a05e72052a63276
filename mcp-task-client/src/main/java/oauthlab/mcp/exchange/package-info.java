/**
 * The caller's token for one of our own: what is shown to the task API was made for the task API.
 *
 * <p>RFC 8693 (token exchange), RFC 6749 section 4.4 (client credentials, where there is no user), RFC 8707 (the token is for
 * one API and no other), RFC 9449 (bound to a key, by setting). The requests are made by quarkus-oidc-client; its settings are
 * in {@code application.properties}. Read {@link oauthlab.mcp.exchange.TokenRequests} first, then {@link
 * oauthlab.mcp.exchange.OwnTokens}, {@link oauthlab.mcp.exchange.ProofKey} and {@link oauthlab.mcp.exchange.SecretCheck}.
 */
package oauthlab.mcp.exchange;
