package oauthlab.auth.foundation.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/**
 * Where facts are told.
 *
 * <p>Inside a transaction the fact becomes part of it: the change and its trace are kept together or not at all.
 * Outside, nothing was changed, and the fact is written a moment later with others.
 */
@ApplicationScoped
public class AuditLog {

    private final AuditTrail trail;
    private final AuditWriter writer;
    private final RequestOrigin origin;
    private final Clock clock;
    private final TransactionSynchronizationRegistry transaction;
    private final MeterRegistry metrics;

    AuditLog(
            AuditTrail trail,
            AuditWriter writer,
            RequestOrigin origin,
            Clock clock,
            TransactionSynchronizationRegistry transaction,
            MeterRegistry metrics) {
        this.trail = trail;
        this.writer = writer;
        this.origin = origin;
        this.clock = clock;
        this.transaction = transaction;
        this.metrics = metrics;
    }

    /** @throws AuditUnavailable when facts have not been written for so long that no more can be taken */
    public void write(AuditEvent event) {
        AuditRecord record = AuditRecord.of(event, clock.instant(), origin.ip(), origin.traceId());
        if (QuarkusTransaction.isActive()) {
            trail.append(List.of(record));
            transaction.registerInterposedSynchronization(new OnceCommitted(record));
        } else {
            log(record, false);
        }
    }

    /** Makes sure that all facts told so far can be read. */
    public void flush() throws IOException {
        writer.flush();
    }

    private void log(AuditRecord record, boolean isInTrail) {
        metrics.counter("oauthlab.events", "type", record.type(), "outcome", record.outcome())
                .increment();
        writer.later(record, isInTrail);
    }

    /** File and console hear of a change when it is certain. */
    private final class OnceCommitted implements Synchronization {

        private final AuditRecord record;

        private OnceCommitted(AuditRecord record) {
            this.record = record;
        }

        @Override
        public void beforeCompletion() {
            // the database does that
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) log(record, true);
        }
    }
}
