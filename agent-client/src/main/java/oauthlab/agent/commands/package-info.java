/**
 * Chapter 5, what can be typed: {@code agent login, tools, call, run, doctor} and the rest.
 *
 * <p>Read {@link oauthlab.agent.commands.connect}, one class for each command, then {@link oauthlab.agent.commands.run}.
 */
package oauthlab.agent.commands;
