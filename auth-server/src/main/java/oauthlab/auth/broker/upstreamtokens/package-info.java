/**
 * Where the tokens of other providers stay: here, sealed, and nowhere else.
 *
 * <p>A client that could read them could do anywhere what the provider lets it do; so it gets a token of ours, and this package
 * knows by the {@code jti} of that token what it stands for. Read {@link oauthlab.auth.broker.upstreamtokens.StoredTokens}, {@link
 * oauthlab.auth.broker.upstreamtokens.UpstreamTokens}, then how rows are kept ({@code UpstreamTokenRows}, in the database or in memory) and what keeps
 * others from reading them ({@link oauthlab.auth.broker.upstreamtokens.TokenWrapping}).
 */
package oauthlab.auth.broker.upstreamtokens;
