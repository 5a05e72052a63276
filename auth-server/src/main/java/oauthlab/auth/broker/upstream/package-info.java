/**
 * Other providers at which our users may sign in: who they are, where they answer, and what may go wrong.
 *
 * <p>RFC 8414 and OpenID Connect Discovery, seen from the other side. Read {@link oauthlab.auth.broker.upstream.ProviderSettings} (what is
 * configured) with {@link oauthlab.auth.broker.upstream.Preset}, {@link oauthlab.auth.broker.upstream.Provider}, {@link
 * oauthlab.auth.broker.upstream.Discovery} and {@link oauthlab.auth.broker.upstream.UpstreamFailure}; {@link
 * oauthlab.auth.broker.upstream.ClaimChoice} says what of their claims goes into our tokens.
 */
package oauthlab.auth.broker.upstream;
