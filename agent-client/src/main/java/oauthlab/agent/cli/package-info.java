/**
 * The commands, as they are typed: {@code demo}, {@code token}, {@code help}.
 *
 * <p>Read {@link oauthlab.agent.cli.AgentCommand} first, then {@link oauthlab.agent.cli.Demo} (the eight steps) and
 * {@link oauthlab.agent.cli.TokenReport} with {@link oauthlab.agent.cli.ClaimMeaning} (what the parts of a token mean,
 * RFC 9068).
 */
package oauthlab.agent.cli;
