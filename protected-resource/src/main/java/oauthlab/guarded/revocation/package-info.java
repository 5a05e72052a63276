/**
 * The list of what was revoked, for tokens whose signature is all that is looked at otherwise.
 *
 * <p>RFC 7009 section 3 leaves open how an API learns of a revocation; decision 18 in docs/adr says why by a list. Read {@link
 * oauthlab.guarded.revocation.KnownRevocations}, which knows it and how old it is, then {@link
 * oauthlab.guarded.revocation.RevocationFeed}, which reads it, and {@code RevokedNames}, which keeps a million names in 16 MB.
 */
package oauthlab.guarded.revocation;
