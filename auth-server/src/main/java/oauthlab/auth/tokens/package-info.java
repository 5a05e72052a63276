/**
 * Chapter 4, tokens: how they are made, how one approval holds them together, and how they end before their time.
 *
 * <p>Read {@link oauthlab.auth.tokens.issuance} first, then {@link oauthlab.auth.tokens.families}. {@link
 * oauthlab.auth.tokens.dpop} binds a token to a key, {@link oauthlab.auth.tokens.opaque} makes tokens that say nothing, {@link
 * oauthlab.auth.tokens.revocation} is the list of those that were called back.
 */
package oauthlab.auth.tokens;
