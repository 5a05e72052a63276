/**
 * Who is signed in at which browser.
 *
 * <p>The browser holds a random secret in a cookie (RFC 6265); the table holds its digest. What a user approved without
 * {@code offline_access} ends with the session. Read {@link oauthlab.auth.browser.sessions.UserSession}, then {@link
 * oauthlab.auth.browser.sessions.UserSessions}.
 */
package oauthlab.auth.browser.sessions;
