package oauthlab.auth.foundation.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "audit_event")
class AuditEntity {
    /** Numbers are fetched a hundred at a time, so that a batch of facts is one trip to the database. */
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_event")
    @SequenceGenerator(name = "audit_event", sequenceName = "audit_event_seq", allocationSize = 100)
    Long id;

    Instant occurredAt;
    int occurrences;
    String type;
    String clientId;
    String userId;
    String outcome;
    boolean refused;
    String reason;
    String ip;
    String traceId;

    static AuditEntity of(AuditRecord record) {
        var row = new AuditEntity();
        row.occurredAt = record.time();
        row.occurrences = record.count();
        row.type = record.type();
        row.clientId = record.client();
        row.userId = record.user();
        row.outcome = record.outcome();
        row.refused = record.isRefusal();
        row.reason = record.reason();
        row.ip = record.ip();
        row.traceId = record.traceId();
        return row;
    }

    AuditRecord toRecord() {
        return new AuditRecord(occurredAt, occurrences, type, clientId, userId, outcome, reason, ip, traceId);
    }
}
