/**
 * Which MCP servers there are, and how to get a token for each: the configuration file.
 *
 * <p>An address is enough for most servers; discovery (RFC 9728, RFC 8414) and registration (RFC 7591) find the rest. Read
 * {@link oauthlab.agent.foundation.config.McpServers} and {@link oauthlab.agent.foundation.config.OAuthOptions} first: they are what the file says.
 * Then {@link oauthlab.agent.foundation.config.ConfiguredServers} (which file), {@link oauthlab.agent.foundation.config.ConfigurationFile}, {@link
 * oauthlab.agent.foundation.config.ServerReader} and {@link oauthlab.agent.foundation.config.OAuthReader}; {@link oauthlab.agent.foundation.config.Located}
 * is JSON that remembers where it stood, for messages that name the line.
 */
package oauthlab.agent.foundation.config;
