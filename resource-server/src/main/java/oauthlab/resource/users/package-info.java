/**
 * The users, as far as this API knows them: a name and an address. Passwords are the authorization server's business.
 *
 * <p>The {@code sub} of a token (RFC 9068 section 2.2) is the id of a row here. Read {@code UserResource}, then {@link
 * oauthlab.resource.users.User}, {@code UserChange}, the store {@link oauthlab.resource.users.Users} and its adapter
 * {@code DatabaseUsers}.
 */
package oauthlab.resource.users;
