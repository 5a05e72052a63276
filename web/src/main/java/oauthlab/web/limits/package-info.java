/**
 * What a request with too large a part is told: which part, how large it is, and how much would do. RFC 9110 sections 15.5.14 and
 * 15.5.15. Read {@link oauthlab.web.limits.TooLong}.
 */
package oauthlab.web.limits;
