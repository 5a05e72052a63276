/**
 * What every endpoint shares: how a request is read, how a refusal leaves, and how an endpoint announces itself.
 *
 * <p>RFC 6749 sections 3.1, 3.2 and 5.2. Read {@link oauthlab.auth.foundation.endpoint.FormParameters}, then {@link
 * oauthlab.auth.foundation.endpoint.OAuthException} with {@link oauthlab.auth.foundation.endpoint.OAuthErrors}, then {@link
 * oauthlab.auth.foundation.endpoint.MetadataContributor}.
 */
package oauthlab.auth.foundation.endpoint;
