/**
 * The proxy in front of the services: it passes bytes on, and reads along.
 *
 * <p>Read {@link oauthlab.console.glass.Glass}, then {@code Relay}, then {@code Tap}.
 */
package oauthlab.console.glass;
