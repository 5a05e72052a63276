/**
 * Where the tokens of other providers stay: here, sealed, and nowhere else.
 *
 * <p>A client that could read them could do anywhere what the provider lets it do; so it gets a token of ours, and this package
 * knows by the {@code jti} of that token what it stands for. Read {@link oauthlab.auth.broker.upstreamtokens.Kept}, {@link
 * oauthlab.auth.broker.upstreamtokens.TokenVault}, then how rows are kept ({@code VaultRows}, in the database or in memory) and what keeps
 * others from reading them ({@link oauthlab.auth.broker.upstreamtokens.Wrapping}).
 */
package oauthlab.auth.broker.upstreamtokens;
