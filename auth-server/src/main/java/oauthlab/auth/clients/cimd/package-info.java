/**
 * Client ID Metadata Documents: an application's id is the address of its own description.
 *
 * <p>draft-ietf-oauth-client-id-metadata-document, which MCP prefers to registration. Read {@link
 * oauthlab.auth.clients.cimd.ClientIdUrl}, then {@link oauthlab.auth.clients.cimd.MetadataDocumentClients}; how the document is fetched
 * without danger stands in {@link oauthlab.auth.foundation.outbound}, what it may say in {@link oauthlab.auth.clients.clientmetadata}.
 */
package oauthlab.auth.clients.cimd;
