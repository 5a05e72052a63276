/**
 * Who asks too often has to wait: limits for floods, and growing delays for guesses.
 *
 * <p>RFC 6585 section 4 (status 429), RFC 9110 section 10.2.3 ({@code Retry-After}); RFC 6749 section 10.10 and RFC 6819
 * section 5.1.4.2.3 ask for it wherever something can be guessed. Read {@link oauthlab.auth.foundation.ratelimit.RateLimits}, for
 * floods: each process counts for itself, in memory. Then {@link oauthlab.auth.foundation.ratelimit.FailedAttempts}, for guesses:
 * all processes count together, in the database.
 */
package oauthlab.auth.foundation.ratelimit;
