/**
 * What a client has to do, done by us: for another provider this server is an ordinary client, a relying party in OpenID
 * Connect's word.
 *
 * <p>RFC 6749 section 4.1, RFC 7636, RFC 9207 and OpenID Connect Core section 3.1. Read, in the order of a sign-in, {@link
 * oauthlab.auth.broker.relyingparty.AuthorizationRequests}, {@link oauthlab.auth.broker.relyingparty.TokenRequests} and {@link
 * oauthlab.auth.broker.relyingparty.Identities}.
 */
package oauthlab.auth.broker.relyingparty;
