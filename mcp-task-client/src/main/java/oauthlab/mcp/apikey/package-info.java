/**
 * API keys: what many servers took before OAuth, for comparison and for the way from one to the other.
 *
 * <p>No RFC says what a key is. It never ends by itself, it is the same wherever it is taken, and it cannot be exchanged for a
 * token of the one who calls. Read {@code ApiKeyCheck} first, then {@code ConfiguredApiKeys} and {@code Permissions}, which turns
 * what keys may into scopes; {@code DeprecationHeaders} (RFC 9745, RFC 8594) tell a client that its key will end.
 */
package oauthlab.mcp.apikey;
