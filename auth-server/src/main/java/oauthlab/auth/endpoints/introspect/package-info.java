/**
 * Asking us about a token, instead of checking its signature: slower, and it knows what was revoked.
 *
 * <p>RFC 7662. Read {@link oauthlab.auth.endpoints.introspect.IntrospectionEndpoint}.
 */
package oauthlab.auth.endpoints.introspect;
