/**
 * {@code ./lab clients} and {@code ./lab keys}: an administrator's commands for auth-server.
 *
 * <p>Read {@link oauthlab.agent.administration.Clients} first, then {@link oauthlab.agent.administration.AdminApi}.
 */
package oauthlab.agent.administration;
