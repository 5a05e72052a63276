/**
 * Dynamic client registration: an application introduces itself, and manages its own entry.
 *
 * <p>RFC 7591 and RFC 7592. Read {@link oauthlab.auth.endpoints.register.RegistrationEndpoint}, then {@code
 * RegistrationRequests}; what is accepted stands in {@link oauthlab.auth.clients.clientmetadata}.
 */
package oauthlab.auth.endpoints.register;
