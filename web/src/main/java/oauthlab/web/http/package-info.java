/**
 * What the HTTP layer of every service does alike, before and around its own code. No OAuth is in it.
 *
 * <p>RFC 9110. Read {@link oauthlab.web.http.EarlyRefusals}, then {@link oauthlab.web.http.AllowedMethods}.
 */
package oauthlab.web.http;
