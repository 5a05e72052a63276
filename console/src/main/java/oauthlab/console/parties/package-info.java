/**
 * The servers and programs of a diagram, and what they are called.
 *
 * <p>Read {@link oauthlab.console.parties.Party}.
 */
package oauthlab.console.parties;
