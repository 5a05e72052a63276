/**
 * One request and its response, before anything is known about them.
 *
 * <p>Read {@link oauthlab.console.exchange.Exchange}.
 */
package oauthlab.console.exchange;
