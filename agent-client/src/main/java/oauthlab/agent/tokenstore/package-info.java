/**
 * Tokens at rest: one file for each client, which only its owner can read.
 *
 * <p>RFC 9700 section 4.10: an access token in a file is as good as a password to whoever reads the file. Read {@link
 * oauthlab.agent.tokenstore.AccessToken} first, then {@link oauthlab.agent.tokenstore.TokenStore}.
 */
package oauthlab.agent.tokenstore;
