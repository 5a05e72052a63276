/**
 * What a request is for, how it is named, and why it was refused.
 *
 * <p>Read {@link oauthlab.console.kinds.KindRules}; the sentences stand in {@code kinds.json}.
 */
package oauthlab.console.kinds;
