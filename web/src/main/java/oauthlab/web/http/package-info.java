/**
 * What the HTTP layer of every service does alike, before and around its own code. No OAuth is in it.
 *
 * <p>RFC 9110. Read {@link oauthlab.web.http.EarlyRefusals}, then {@link oauthlab.web.http.AllowedMethods} and {@link
 * oauthlab.web.http.DateHeader}.
 */
package oauthlab.web.http;
