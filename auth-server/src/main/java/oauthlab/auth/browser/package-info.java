/**
 * Chapter 5, a person in front of a browser: who she is, and what she allows.
 *
 * <p>Read {@link oauthlab.auth.browser.login}, then {@link oauthlab.auth.browser.consent}. {@link oauthlab.auth.browser.users}
 * and {@link oauthlab.auth.browser.sessions} are what both remember.
 */
package oauthlab.auth.browser;
