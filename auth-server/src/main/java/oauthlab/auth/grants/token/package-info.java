/**
 * The token endpoint: one door for every grant.
 *
 * <p>RFC 6749 section 3.2. It knows no grant by name; grants are found. Read {@link oauthlab.auth.grants.token.TokenEndpoint},
 * then {@link oauthlab.auth.grants.token.Grant}.
 */
package oauthlab.auth.grants.token;
