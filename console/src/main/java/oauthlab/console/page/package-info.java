/**
 * What the browser asks the console for.
 *
 * <p>Read {@code EventsEndpoint}, then {@link oauthlab.console.page.HopResource}.
 */
package oauthlab.console.page;
