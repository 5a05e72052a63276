/**
 * The people who own the data: in OAuth's words the resource owners (RFC 6749 section 1.1).
 *
 * <p>Their passwords are seen by this server alone; that no application ever sees them is what OAuth was invented for.
 * Read {@link oauthlab.auth.browser.users.Users}, then {@link oauthlab.auth.browser.users.PasswordHash}.
 */
package oauthlab.auth.browser.users;
