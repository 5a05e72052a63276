/**
 * Which MCP servers there are, and how to get a token for each: the configuration file.
 *
 * <p>An address is enough for most servers; discovery (RFC 9728, RFC 8414) and registration (RFC 7591) find the rest. Read
 * {@link oauthlab.agent.config.McpServers} and {@link oauthlab.agent.config.OAuthOptions} first: they are what the file says.
 * Then {@link oauthlab.agent.config.ConfiguredServers} (which file), {@link oauthlab.agent.config.ConfigurationFile}, {@link
 * oauthlab.agent.config.ServerReader} and {@link oauthlab.agent.config.OAuthReader}; {@link oauthlab.agent.config.Located}
 * is JSON that remembers where it stood, for messages that name the line.
 */
package oauthlab.agent.config;
