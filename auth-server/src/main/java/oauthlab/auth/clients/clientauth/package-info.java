/**
 * How an application proves who it is when it talks to us directly.
 *
 * <p>RFC 6749 section 2.3. Read {@link oauthlab.auth.clients.clientauth.ClientAuthenticator} with {@link
 * oauthlab.auth.clients.clientauth.ClientCredentials}.
 */
package oauthlab.auth.clients.clientauth;
