/**
 * Chapter 8, the small endpoints around the token: ask about it, give it back, learn who its user is, register a client, and
 * find all of these.
 *
 * <p>Each package is one endpoint, and can be deleted without the others noticing. Read {@link
 * oauthlab.auth.endpoints.introspect} as the model for all, and {@link oauthlab.auth.endpoints.metadata} last: the discovery
 * document lists what the others announce.
 */
package oauthlab.auth.endpoints;
