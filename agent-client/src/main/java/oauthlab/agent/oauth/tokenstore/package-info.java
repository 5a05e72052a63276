/**
 * Tokens at rest: in memory, in files that only their owner can read, or in encrypted files.
 *
 * <p>RFC 9700 section 4.10: a token in a file is as good as a password to anybody who reads the file; section 4.9: it must not go
 * to another server than its own. Read {@link oauthlab.agent.oauth.tokenstore.TokenStore} and {@link
 * oauthlab.agent.oauth.tokenstore.StoredSession} first, then {@link oauthlab.agent.oauth.tokenstore.FileTokenStore} with {@link
 * oauthlab.agent.oauth.tokenstore.Envelope} and {@link oauthlab.agent.oauth.tokenstore.OwnerOnly}, and {@link
 * oauthlab.agent.oauth.tokenstore.Encryption} with {@link oauthlab.agent.oauth.tokenstore.MasterKey}. {@link
 * oauthlab.agent.oauth.tokenstore.LastToken} is the demo's, and apart from all that.
 */
package oauthlab.agent.oauth.tokenstore;
