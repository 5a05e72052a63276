package oauthlab.auth.foundation.audit;

/** The audit trail takes no more facts: its database has not answered for long. The request gets 503. */
public final class AuditUnavailable extends RuntimeException {

    AuditUnavailable() {
        super("the audit trail cannot be written: too many facts wait for the database");
    }
}
