/**
 * Where the tokens of other providers stay: here, sealed, and nowhere else.
 *
 * <p>A client that could read them could do anywhere what the provider lets it do; so it gets a token of ours, and this package
 * knows by the {@code jti} of that token what it stands for. Read {@link oauthlab.auth.vault.Kept}, {@link
 * oauthlab.auth.vault.TokenVault}, then how rows are kept ({@code VaultRows}, in the database or in memory) and what keeps
 * others from reading them ({@link oauthlab.auth.vault.Wrapping}).
 */
package oauthlab.auth.vault;
