/**
 * One token for another: a service that was called gets a token of its own for the service behind it.
 *
 * <p>RFC 8693. Read {@link oauthlab.auth.grants.exchange.TokenExchangeGrant}, then {@link
 * oauthlab.auth.grants.exchange.ExchangePolicy}, where it is decided who may do this.
 */
package oauthlab.auth.grants.exchange;
