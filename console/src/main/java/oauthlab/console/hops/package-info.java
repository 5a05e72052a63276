/**
 * Hops: what a request is for, who sent it, and what it shows.
 *
 * <p>Read {@code Analysis}: it makes a {@link oauthlab.console.hops.Hop} of an exchange, step by step.
 */
package oauthlab.console.hops;
