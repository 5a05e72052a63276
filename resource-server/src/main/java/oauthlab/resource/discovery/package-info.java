/**
 * What the authorization server says about itself, so that its address is all that has to be set.
 *
 * <p>RFC 8414. Read {@link oauthlab.resource.discovery.AuthorizationServer}, then {@link
 * oauthlab.resource.discovery.ServerCalls}, which asks without waiting for ever, and {@link
 * oauthlab.resource.discovery.OwnClient}, in whose name.
 */
package oauthlab.resource.discovery;
