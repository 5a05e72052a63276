/**
 * What becomes of another provider's tokens: our own token stands for them, and a service that may have one exchanges it.
 *
 * <p>The swap: an application gets a short-lived token of ours and never sees the provider's. RFC 8693 with a token type of our
 * own hands the provider's token to a service that is allowed to have it. Read {@link oauthlab.auth.broker.tokenbroker.TokenSwap}, then
 * {@link oauthlab.auth.broker.tokenbroker.ProviderTokenType}.
 */
package oauthlab.auth.broker.tokenbroker;
