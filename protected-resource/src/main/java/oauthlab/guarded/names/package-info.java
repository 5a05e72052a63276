/**
 * Very many names that are good for a while, in little memory.
 *
 * <p>Revoked tokens and seen proofs are kept so. Read {@link oauthlab.guarded.names.ExpiringNames}.
 */
package oauthlab.guarded.names;
