/**
 * What an application says about itself, and what of it we accept: the same rules for those who register and for those who
 * publish a metadata document.
 *
 * <p>RFC 7591 section 2. Read {@link oauthlab.auth.clients.clientmetadata.ClientMetadata}, then {@link
 * oauthlab.auth.clients.clientmetadata.ClientMetadataRules} and {@link oauthlab.auth.clients.clientmetadata.RedirectUriRules}.
 */
package oauthlab.auth.clients.clientmetadata;
