/**
 * The command {@code run}: a goal, the tools of a server, and somebody who plans.
 *
 * <p>For whom the agent acts is said before the first step, out of the token: RFC 9068 section 2.2 ({@code sub}, {@code
 * client_id}), RFC 8693 section 4.1 ({@code act}). Read {@link oauthlab.agent.commands.run.RunGoal} first, then {@link
 * oauthlab.agent.commands.run.ServerTools} and {@link oauthlab.agent.commands.run.Report}.
 */
package oauthlab.agent.commands.run;
