/**
 * Which ports the console listens at, and which server is behind each.
 *
 * <p>Read {@link oauthlab.console.routes.Route}.
 */
package oauthlab.console.routes;
