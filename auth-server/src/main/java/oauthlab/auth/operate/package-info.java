/**
 * Chapter 10, for the people who run the server: change clients and keys while it runs, and look inside in lab mode.
 *
 * <p>Read {@link oauthlab.auth.operate.admin}, then {@link oauthlab.auth.operate.debug}.
 */
package oauthlab.auth.operate;
