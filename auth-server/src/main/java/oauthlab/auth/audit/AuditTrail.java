package oauthlab.auth.audit;

import java.time.Instant;
import java.util.List;

/** The facts that are kept. They are only ever added, and deleted when they are old. */
public interface AuditTrail {

    /** Adds these, all or none; within the caller's transaction if there is one. */
    void append(List<AuditRecord> records);

    /** A page of the facts that fit, newest first. */
    List<AuditRecord> page(AuditFilter filter, int limit, int offset);

    long total(AuditFilter filter);

    /**
     * Deletes at most {@code most} facts from before {@code time}.
     *
     * @return how many it deleted
     */
    int deleteBefore(Instant time, int most);
}
