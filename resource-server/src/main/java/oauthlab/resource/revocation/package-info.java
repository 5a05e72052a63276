/**
 * The list of what was revoked, for tokens whose signature is all that is looked at otherwise.
 *
 * <p>RFC 7009 section 3 leaves open how an API learns of a revocation; decision 18 in docs/adr says why by a list. Read {@code
 * KnownRevocations}, which knows it and how old it is, then {@code ListPages}, which reads it.
 *
 * <p>Delete this folder and the rest compiles: a JWT works until it expires then.
 */
package oauthlab.resource.revocation;
