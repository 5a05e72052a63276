/**
 * Which token came from which, and what changed.
 *
 * <p>Read {@link oauthlab.console.lineage.Lineage}.
 */
package oauthlab.console.lineage;
