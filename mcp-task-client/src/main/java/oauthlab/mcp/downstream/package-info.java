/**
 * The task API, seen as its client: this server's own token, and what can go wrong on the way.
 *
 * <p>RFC 6749 section 4.4 (client credentials), RFC 8707 (the token is for this API and no other), RFC 6750 (how it
 * travels and how it is refused). The token is fetched, kept and refreshed by quarkus-oidc-client; its settings are in
 * {@code application.properties}. No thread waits for an answer: calls return a {@code Uni}. Read {@link
 * oauthlab.mcp.downstream.TaskApi} first, then {@link oauthlab.mcp.downstream.TaskApiClient} and {@link
 * oauthlab.mcp.downstream.DownstreamException}; the records are the API's JSON.
 */
package oauthlab.mcp.downstream;
