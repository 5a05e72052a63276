/**
 * What the HTTP layer of every service does alike, before and around its own code. No OAuth is in it.
 *
 * <p>RFC 9110 and 9112. Read {@link oauthlab.web.http.FramingCheck}, {@link oauthlab.web.http.HostCheck} and {@link
 * oauthlab.web.http.EarlyRefusals}, which look at each request in this order, then {@link oauthlab.web.http.AllowedMethods} and
 * {@link oauthlab.web.http.DateHeader}. {@code OperatorPages} and {@code OneLine} keep strangers out of pages and
 * logs.
 */
package oauthlab.web.http;
