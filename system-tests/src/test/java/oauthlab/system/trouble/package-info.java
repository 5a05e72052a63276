/**
 * The API in both of its ways to check tokens, when tokens are revoked and when the authorization server is in trouble.
 *
 * <p>Read {@code RevocationIT}, then {@code Trouble}, of which there is one for each way.
 */
package oauthlab.system.trouble;
