/**
 * JWT access tokens, checked here without asking anybody: the signature by the keys that the authorization server
 * publishes, then the claims one by one.
 *
 * <p>RFC 9068 (JWT profile for access tokens) section 4, RFC 7517 (keys), RFC 8725 (what goes wrong with JWTs). Read
 * {@code JwtCheck} first, which says in which order things are believed; then {@code TokenHeader}, {@code
 * VerificationKeys} and {@code ClaimRules}. The signature itself is checked by the JOSE library.
 *
 * <p>Delete this folder and the rest compiles: no token is good then.
 */
package oauthlab.resource.jwt;
