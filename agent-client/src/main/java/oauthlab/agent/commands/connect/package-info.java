/**
 * The commands for MCP servers: {@code servers}, {@code login}, {@code logout}, {@code tokens}, {@code tools}, {@code call} and
 * {@code doctor}.
 *
 * <p>MCP 2025-11-25, "Authorization", as a person meets it. Read {@link oauthlab.agent.commands.connect.Login} first, then {@link
 * oauthlab.agent.commands.connect.Doctor}, which goes the same way and explains each step; {@link oauthlab.agent.commands.connect.ServerOptions} has
 * the options that all of them know.
 */
package oauthlab.agent.commands.connect;
