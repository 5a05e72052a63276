/**
 * {@code agent web-app}: a small web application that is an OAuth client, as a server-side web application should be one. Its tokens
 * stay in this process; a browser has a cookie and nothing else.
 *
 * <p>OAuth 2.1 section 4.1, RFC 7636, RFC 9207, RFC 9700 section 4.7, "OAuth 2.0 for Browser-Based Applications" section 6.1 (backend for
 * frontend). Read {@link oauthlab.agent.serve.webapp.Routes}, the list of what a browser can ask for; then {@link
 * oauthlab.agent.serve.webapp.SignIns} (from the button to the tokens) and {@link oauthlab.agent.serve.webapp.UserSession} (what becomes of them).
 */
package oauthlab.agent.serve.webapp;
