/**
 * A tool that works at another provider: with the provider's token of its caller, which the authorization server keeps.
 *
 * <p>The caller brings a token for this server, as ever. It is exchanged (RFC 8693) for the provider's token that stands behind it;
 * so the caller's application never has that token, and this server has it only while it needs it. Read {@link
 * oauthlab.mcp.repositories.ProviderTokens}, then {@link oauthlab.mcp.repositories.RepositoriesTool}. There is no such tool unless
 * {@code oauthlab.repositories.url} says where the provider's API is.
 */
package oauthlab.mcp.repositories;
