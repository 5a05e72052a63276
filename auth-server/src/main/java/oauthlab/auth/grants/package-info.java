/**
 * Chapter 6, the token endpoint and everything that can be exchanged for a token there.
 *
 * <p>Read {@link oauthlab.auth.grants.token}, the one endpoint, then {@link oauthlab.auth.grants.clientcredentials}, the
 * simplest grant, and {@link oauthlab.auth.grants.codes}, the most used one. Each other grant stands alone: {@link
 * oauthlab.auth.grants.refresh}, {@link oauthlab.auth.grants.device}, {@link oauthlab.auth.grants.exchange}, {@link
 * oauthlab.auth.grants.jwtbearer}.
 */
package oauthlab.auth.grants;
