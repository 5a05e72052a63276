/**
 * From where an IP address can be reached, and by which name a request calls a server. RFC 6890 and the two registries of special
 * addresses that IANA keeps for it; RFC 9112 section 3.2.
 *
 * <p>Services fetch what strangers name. A stranger on the internet must not send them to a machine that only they can reach.
 */
package oauthlab.shared.network;
