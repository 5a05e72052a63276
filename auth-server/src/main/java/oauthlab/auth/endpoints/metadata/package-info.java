/**
 * The discovery document: everything a client needs to know about this server, at an address it can work out.
 *
 * <p>RFC 8414. Read {@link oauthlab.auth.endpoints.metadata.DiscoveryEndpoint}.
 */
package oauthlab.auth.endpoints.metadata;
