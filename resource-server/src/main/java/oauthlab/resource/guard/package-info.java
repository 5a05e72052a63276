/**
 * The guard of the API, written by hand so that you can read it: take the credential, verify it, check the scope,
 * answer with a challenge.
 *
 * <p>RFC 6750 (bearer tokens) and RFC 9728 section 5 (the challenge that tells a client where to get a token). Read
 * {@link oauthlab.resource.guard.Guard} first: it is the whole story in one method. What it calls is the same at every resource:
 * {@link oauthlab.guarded.credential.CredentialHeaders}, what a request brings; {@code VerifiedTokens}, which asks each {@link
 * oauthlab.guarded.credential.CredentialCheck} and remembers; {@link oauthlab.guarded.proofs.ProofCheck}, for a token that is
 * bound to a key; {@link oauthlab.guarded.refusal.Challenges}, which says no. What an endpoint needs stands in {@link
 * oauthlab.resource.scopes}; {@link oauthlab.resource.guard.CurrentCaller} is what it gets to know.
 */
package oauthlab.resource.guard;
