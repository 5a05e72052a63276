/**
 * What two runs have in common, and what not.
 *
 * <p>Read {@link oauthlab.console.compare.Comparison}.
 */
package oauthlab.console.compare;
