package oauthlab.auth.browser.consent;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;
import org.hibernate.exception.ConstraintViolationException;

/** Remembers a yes, with its trace. */
@ApplicationScoped
public class ConsentMemory {

    private final Consents consents;
    private final AuditLog audit;

    ConsentMemory(Consents consents, AuditLog audit) {
        this.consents = consents;
        this.audit = audit;
    }

    /** Two windows may say yes at once, or one twice; the second then finds the rows of the first. */
    public void remember(String userId, ConsentQuestion question) {
        try {
            rememberOnce(userId, question);
        } catch (ConstraintViolationException another) {
            rememberOnce(userId, question);
        }
    }

    /** The consent and its trace are kept together or not at all. */
    private void rememberOnce(String userId, ConsentQuestion question) {
        QuarkusTransaction.requiringNew().run(() -> {
            consents.remember(userId, question);
            audit.write(AuditEvent.ok(
                    "consent.given",
                    question.clientId(),
                    userId,
                    question.scopes().toString()));
        });
    }
}
