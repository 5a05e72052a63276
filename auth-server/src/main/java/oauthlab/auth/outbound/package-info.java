/**
 * Fetching what others publish, at addresses that strangers chose: a client's keys, a client's description.
 *
 * <p>Such a fetch is dangerous, because it comes from inside our network (server-side request forgery, RFC 7591 section
 * 5 and OAuth Client ID Metadata Document section 6.5). Read {@link oauthlab.auth.outbound.PublicAddresses}, where we go
 * at all, then {@link oauthlab.auth.outbound.OutboundFetch}.
 */
package oauthlab.auth.outbound;
