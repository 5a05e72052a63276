/**
 * What this API says about itself, so that a client that was refused finds out where to get a token.
 *
 * <p>RFC 9728. There is one class, {@code ResourceMetadata}; every challenge of the guard points to it.
 */
package oauthlab.resource.metadata;
