/**
 * Calling others: at addresses that strangers chose (a client's keys, a client's description), and at those in our settings.
 *
 * <p>The first is dangerous, because the call comes from inside our network (server-side request forgery, RFC 7591 section 5
 * and OAuth Client ID Metadata Document section 6.5). Read {@link oauthlab.auth.foundation.outbound.PublicAddresses}, where we go at
 * all, then {@link oauthlab.auth.foundation.outbound.OutboundFetch}; {@link oauthlab.auth.foundation.outbound.ConfiguredServers} is the other one.
 */
package oauthlab.auth.foundation.outbound;
