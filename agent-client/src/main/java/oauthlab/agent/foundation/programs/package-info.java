/**
 * Programs that the agent starts: MCP servers on this machine, and the browser.
 *
 * <p>MCP specification 2025-11-25, "Authorization" and "stdio": such a server has its credentials in its environment, and ours
 * are none of its business. {@link oauthlab.agent.foundation.programs.Environment} says what a program gets.
 */
package oauthlab.agent.foundation.programs;
