/**
 * Who somebody at another provider is here.
 *
 * <p>An account there belongs to a user here only because that user said so while signed in here, or because the user came to be
 * by it. An e-mail address says nothing: whoever runs a provider can write any into its tokens (OpenID Connect Core section 5.7).
 * Read {@link oauthlab.auth.broker.accountlinks.Links}, then {@link oauthlab.auth.broker.accountlinks.AccountCreation}.
 */
package oauthlab.auth.broker.accountlinks;
