package oauthlab.auth.foundation.audit;

/**
 * One security-relevant fact, as whoever notices it tells it. {@link AuditLog} adds when, from where and in which trace.
 *
 * @param type what happened, {@code token.issued}, {@code request.refused}, {@code user.sign_in}, ...
 * @param client who asked, or null when that is not known
 * @param user for whom, or null
 * @param outcome {@code ok}, or the OAuth error code that went over the wire
 * @param reason the inner reason, which the wire text may keep to itself; never a secret
 */
public record AuditEvent(String type, String client, String user, String outcome, String reason) {

    public static AuditEvent ok(String type, String client, String user, String reason) {
        return new AuditEvent(type, client, user, "ok", reason);
    }

    public static AuditEvent refused(String type, String client, String outcome, String reason) {
        return new AuditEvent(type, client, null, outcome, reason);
    }
}
