/**
 * The API in both of its ways to check tokens, when tokens are revoked and when the authorization server is in trouble.
 *
 * <p>Read {@code RevocationIT}, then {@code Trouble}, of which there is one for each way. {@code FullDiskIT} is about the agent,
 * when there is no room for its tokens.
 */
package oauthlab.system.trouble;
