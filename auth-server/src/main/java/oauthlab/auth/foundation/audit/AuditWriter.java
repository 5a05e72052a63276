package oauthlab.auth.foundation.audit;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Writes facts in batches, four times a second: a row for each of them would cost more than making a token does.
 *
 * <p>Nothing is dropped. When the database does not answer, facts wait here, and when too many wait, requests do. Refusals wait
 * apart, see {@link Refusals}.
 */
@ApplicationScoped
class AuditWriter {

    private static final Logger LOG = Logger.getLogger("oauthlab.audit");
    private static final int MAX_WAITING = 10_000;
    private static final int PAUSE_MILLIS = 250;
    private static final Comparator<AuditRecord> BY_TIME = Comparator.comparing(AuditRecord::time);
    private static final int TIMEOUT_SECONDS = 2;

    /** A minute. */
    private static final int REMIND_AFTER = 60_000 / PAUSE_MILLIS;

    private final AuditTrail trail;
    private final AuditFile file;
    private final Clock clock;
    private final BlockingQueue<Fact> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final List<Fact> batch = new ArrayList<>();
    private final Refusals refusals = new Refusals();
    private final List<AuditRecord> refused = new ArrayList<>();
    private int failures;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "audit"));

    AuditWriter(AuditTrail trail, AuditFile file, Clock clock) {
        this.trail = trail;
        this.file = file;
        this.clock = clock;
    }

    /** @param stored whether it is in the database already */
    private record Fact(AuditRecord record, boolean stored) {}

    /**
     * Takes the fact; it is written a moment later.
     *
     * @throws AuditUnavailable when so many wait that none more can be taken: better no answer than one without a trace
     */
    void later(AuditRecord record, boolean stored) {
        if (record.isRefusal() && !stored) {
            refusals.add(record);
            return;
        }
        try {
            if (waiting.offer(new Fact(record, stored), TIMEOUT_SECONDS, TimeUnit.SECONDS)) return;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new AuditUnavailable();
    }

    void start(@Observes StartupEvent event) {
        thread.scheduleWithFixedDelay(this::flushOrSay, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdown();
        refused.addAll(refusals.take(clock.instant(), true));
        flushOrSay();
    }

    /** Writes all that waits now; what comes meanwhile waits for the next time, or batches would become small. */
    void flush() throws IOException {
        flush(true);
    }

    private synchronized void flush(boolean all) throws IOException {
        // What could not be written stays in the batch. Without this bound it would grow as long as the database fails.
        waiting.drainTo(batch, MAX_WAITING - batch.size());
        if (refused.isEmpty()) refused.addAll(refusals.take(clock.instant(), all));
        if (batch.isEmpty() && refused.isEmpty()) return;
        trail.append(counted());
        List<AuditRecord> written = Stream.concat(batch.stream().map(Fact::record), refused.stream())
                .sorted(BY_TIME)
                .toList();
        // Now they are kept. What fails below is tried no second time, or a full disk would store them twice.
        batch.clear();
        refused.clear();
        written.forEach(AuditWriter::log);
        file.append(written);
    }

    /** Equal facts of one moment become one row: a flood of them, honest or not, must not flood the database. */
    private List<AuditRecord> counted() {
        var byContent = new LinkedHashMap<List<String>, AuditRecord>();
        for (Fact fact : batch)
            if (!fact.stored())
                byContent.merge(fact.record().told(), fact.record(), (first, next) -> first.times(first.count() + 1));
        return Stream.concat(byContent.values().stream(), refused.stream())
                .sorted(BY_TIME)
                .toList();
    }

    /** It is tried four times a second, and said when it begins and when it ends. */
    private void flushOrSay() {
        try {
            flush(false);
            if (failures > 0) LOG.infof("The audit trail is written again, after %d attempts that failed.", failures);
            failures = 0;
        } catch (IOException | RuntimeException fault) {
            int waits = batch.size() + waiting.size() + refused.size();
            if (failures == 0) LOG.errorf(fault, "The audit trail cannot be written; %d facts wait.", waits);
            else if (failures % REMIND_AFTER == 0)
                LOG.errorf(
                        "The audit trail still cannot be written, after %d attempts; %d facts wait.", failures, waits);
            failures++;
        }
    }

    /** The console shows what is unusual; that a client got a token is the daily bread of this server. */
    private static void log(AuditRecord record) {
        if (record.type().equals("token.issued") && !LOG.isDebugEnabled()) return;
        // The type is part of the pattern, so that lines that repeat are counted by type.
        LOG.infof(
                record.type() + " client=%s user=%s outcome=%s reason=%s trace=%s",
                record.client(),
                record.user(),
                record.outcome(),
                record.count() == 1 ? record.reason() : record.reason() + " (" + record.count() + " times)",
                record.traceId());
    }
}
