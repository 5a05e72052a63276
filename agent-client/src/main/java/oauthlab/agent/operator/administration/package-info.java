/**
 * {@code ./lab clients} and {@code ./lab keys}: an administrator's commands for auth-server.
 *
 * <p>Read {@link oauthlab.agent.operator.administration.Clients} first, then {@link oauthlab.agent.operator.administration.AdminApi}.
 */
package oauthlab.agent.operator.administration;
