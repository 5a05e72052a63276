/**
 * A credential that came with a request, and what is known about it.
 *
 * <p>RFC 6750. Read {@link oauthlab.guarded.credential.Credential} with {@link oauthlab.guarded.credential.CredentialHeaders},
 * {@link oauthlab.guarded.credential.CredentialCheck} and what it finds, {@link
 * oauthlab.guarded.credential.VerifiedCredential} with its {@link oauthlab.guarded.credential.Caller}; then the two ways to say no:
 * {@link oauthlab.guarded.credential.InvalidToken}, and {@link oauthlab.guarded.credential.Unavailable} for what cannot be told now.
 */
package oauthlab.guarded.credential;
