/**
 * {@code ./lab adoption}: which clients still call the task API by key, how often, and when last. It reads the API's metrics.
 *
 * <p>Read {@link oauthlab.agent.operator.adoption.Adoption} first, then {@link oauthlab.agent.operator.adoption.Calls}.
 */
package oauthlab.agent.operator.adoption;
