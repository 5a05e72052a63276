/**
 * The simplest grant: a machine asks for itself, with its own secret, and no user is there.
 *
 * <p>RFC 6749 section 4.4. Read {@link oauthlab.auth.grants.clientcredentials.ClientCredentialsGrant}; that is all of it.
 */
package oauthlab.auth.grants.clientcredentials;
