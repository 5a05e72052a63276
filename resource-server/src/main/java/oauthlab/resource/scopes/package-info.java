/**
 * What each endpoint needs.
 *
 * <p>RFC 6749 section 3.3. Read {@link oauthlab.resource.scopes.RequiresScope}, the label on an endpoint, then {@link
 * oauthlab.resource.scopes.RequiredScopes}, which reads it; an endpoint without one is closed.
 */
package oauthlab.resource.scopes;
