/**
 * What this server says about itself, so that a client that was refused finds out where to get a token.
 *
 * <p>RFC 9728. Read {@link oauthlab.mcp.metadata.ResourceMetadata}.
 */
package oauthlab.mcp.metadata;
