/**
 * What a person sees, and how he answers: {@link oauthlab.agent.screen.Screen}.
 *
 * <p>Text of servers is shown without control characters, with which it could steer a terminal.
 */
package oauthlab.agent.screen;
