/**
 * The guard of the API, written by hand so that you can read it: take the credential, verify it, check the scope,
 * answer with a challenge.
 *
 * <p>RFC 6750 (bearer tokens) and RFC 9728 section 5 (the challenge that tells a client where to get a token). Read
 * {@link oauthlab.resource.guard.Guard} first: it is the whole story in one method. Then {@code Credential}, what a
 * request brings; {@link oauthlab.resource.guard.CredentialCheck}, the seam where {@code jwt} plugs in, with {@link
 * oauthlab.resource.guard.VerifiedCredential} and {@link oauthlab.resource.guard.InvalidToken}, its two outcomes;
 * {@code VerifiedTokens}, which remembers; {@code Challenges}, which says no; and {@link
 * oauthlab.resource.guard.CurrentCaller} with {@link oauthlab.resource.guard.Caller}, what an endpoint gets to know. What an
 * endpoint needs stands in {@link oauthlab.resource.scopes}. A token that is bound to a key needs a proof besides: {@link
 * oauthlab.resource.guard.PossessionCheck} is the seam where {@code dpop} plugs in.
 */
package oauthlab.resource.guard;
