/**
 * Browsers that are away at another provider, and will come back once.
 *
 * <p>What we asked there has to fit what comes back: {@code state} (RFC 6749 section 10.12), the code verifier (RFC 7636) and the
 * nonce (OpenID Connect Core section 3.1.2.1). They stay here, and only the state travels. Read {@link oauthlab.auth.broker.pendinglogins.PendingLogin},
 * then {@link oauthlab.auth.broker.pendinglogins.PendingLogins}.
 */
package oauthlab.auth.broker.pendinglogins;
