/**
 * Who was given what, and who was refused and why: one line for each security-relevant fact, never a secret in it.
 *
 * <p>RFC 9700 (security best practice) assumes throughout that misuse is noticed. Read {@link
 * oauthlab.auth.audit.AuditEvent}, then {@link oauthlab.auth.audit.AuditLog}.
 */
package oauthlab.auth.audit;
