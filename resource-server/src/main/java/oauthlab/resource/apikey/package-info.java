/**
 * API keys: what many APIs had before OAuth, for comparison and for the way from one to the other.
 *
 * <p>No RFC says what a key is. It never expires by itself, it is the same at every API that takes it, and whoever reads it
 * once has it. Read {@code ApiKeyCheck}; then {@code Permissions}, which turns what keys may into scopes, and {@code
 * DeprecationHeaders} (RFC 9745, RFC 8594), which tells a client that its key will end.
 */
package oauthlab.resource.apikey;
