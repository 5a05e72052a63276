/**
 * Asking the authorization server about a token, instead of looking at its signature.
 *
 * <p>RFC 7662. It knows what was revoked, and can read tokens that nobody else can; the price is a request for each token,
 * now and then. Read {@link oauthlab.guarded.introspection.IntrospectionCheck}, then {@link
 * oauthlab.guarded.introspection.Introspections}, which asks.
 */
package oauthlab.guarded.introspection;
