/**
 * Who was given what, and who was refused and why: one event for each security-relevant fact, never a secret in it.
 *
 * <p>RFC 9700 (security best practice) assumes throughout that misuse is noticed. Read {@link
 * oauthlab.auth.foundation.audit.AuditEvent}, what is told; {@link oauthlab.auth.foundation.audit.AuditLog}, where it is told; {@link
 * oauthlab.auth.foundation.audit.AuditRecord}, what is kept; then {@code AuditWriter}, why this costs so little.
 */
package oauthlab.auth.foundation.audit;
