/**
 * What a person sees, and how they answer: {@link oauthlab.agent.oauth.screen.Screen}, the only door to the terminal.
 *
 * <p>Text of servers is shown by {@link oauthlab.agent.oauth.screen.Printable}, without what could steer the terminal. {@link
 * oauthlab.agent.oauth.screen.Terminal} knows whether somebody is there. Unicode Standard Annex 44, "General Category"; RFC 8259
 * section 7 (escapes in JSON).
 */
package oauthlab.agent.oauth.screen;
