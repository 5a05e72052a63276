/**
 * What this API says about itself, so that a client that was refused finds out where to get a token.
 *
 * <p>RFC 9728. Read {@code ResourceMetadata}, to which every challenge of the guard points, then {@link
 * oauthlab.resource.metadata.ApiScopes}.
 */
package oauthlab.resource.metadata;
