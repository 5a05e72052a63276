/**
 * {@code ./lab adoption}: which clients still call the task API by key, how often, and when last. It reads the API's metrics.
 *
 * <p>Read {@link oauthlab.agent.adoption.Adoption} first, then {@link oauthlab.agent.adoption.Calls}.
 */
package oauthlab.agent.adoption;
