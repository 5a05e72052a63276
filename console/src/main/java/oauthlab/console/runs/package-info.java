/**
 * Which requests belong together.
 *
 * <p>Read {@link oauthlab.console.runs.Runs}.
 */
package oauthlab.console.runs;
