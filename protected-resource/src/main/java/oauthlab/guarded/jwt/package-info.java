/**
 * JWT access tokens, checked here without asking anybody: the signature by the keys that the authorization server
 * publishes, then the claims one by one.
 *
 * <p>RFC 9068 (JWT profile for access tokens) section 4, RFC 7517 (keys), RFC 8725 (what goes wrong with JWTs). Read
 * {@link oauthlab.guarded.jwt.JwtCheck} first, which says in which order things are believed; then {@code TokenHeader}, {@link
 * oauthlab.guarded.jwt.VerificationKeys} and {@link oauthlab.guarded.jwt.ClaimRules}. The signature itself is checked by the JOSE
 * library.
 */
package oauthlab.guarded.jwt;
