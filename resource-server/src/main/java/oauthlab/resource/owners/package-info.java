/**
 * Whose data a request is about: a user's, or a client's own.
 *
 * <p>RFC 9068 section 5 warns of the client whose id is a user's: a subject alone does not say which of the two it is. Read {@link
 * oauthlab.resource.owners.Owner}, then {@link oauthlab.resource.owners.CurrentOwner}.
 */
package oauthlab.resource.owners;
