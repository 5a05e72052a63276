/**
 * How a resource says no: a status, a code, a reason for the developer, and the header that says what would be right.
 *
 * <p>RFC 6750 section 3, RFC 9728 section 5.1. Read {@link oauthlab.guarded.refusal.Challenges}, then {@link
 * oauthlab.guarded.refusal.Refusal}, which leaves as {@code {"error","error_description"}}, the form of RFC 6749 section 5.2.
 */
package oauthlab.guarded.refusal;
