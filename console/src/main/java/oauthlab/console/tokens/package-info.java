/**
 * Tokens that passed: their claims, where they came from, where they are accepted.
 *
 * <p>Read {@link oauthlab.console.tokens.Token}, then {@link oauthlab.console.tokens.Tokens}.
 */
package oauthlab.console.tokens;
