package oauthlab.auth.foundation.cleanup;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import oauthlab.auth.foundation.platform.Expiring;
import oauthlab.shared.secret.RandomSecret;
import org.jboss.logging.Logger;

/** Deletes what has expired. Every process tries; the one with the {@link Lease} does it. */
@ApplicationScoped
class Cleanup {

    private static final Logger LOG = Logger.getLogger(Cleanup.class);
    private static final int NAME_BYTES = 9;

    private final List<Expiring> places;
    private final Lease lease;
    private final CleanupSettings settings;
    private final Clock clock;
    private final String name = RandomSecret.generate(NAME_BYTES);

    Cleanup(@All List<Expiring> places, Lease lease, CleanupSettings settings, Clock clock) {
        this.places = places;
        this.lease = lease;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(
            every = "{oauthlab.cleanup.every}",
            delayed = "{oauthlab.cleanup.every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void cleanUp() {
        places.forEach(this::cleanUp);
    }

    /** What goes wrong in one place is said, and hinders no other. */
    private void cleanUp(Expiring place) {
        try {
            boolean more = true;
            while (more) more = QuarkusTransaction.requiringNew().call(() -> deleteBatch(place));
        } catch (RuntimeException fault) {
            LOG.warnf(fault, "What has expired could not be deleted; it is tried again in %s.", settings.every());
        }
    }

    /**
     * The lease is taken in the transaction of each batch, so its row is locked meanwhile: one that was paused for long does not
     * work beside the next holder.
     */
    private boolean deleteBatch(Expiring place) {
        Instant until = clock.instant().plus(settings.lease());
        return lease.take(name, until) && place.deleteExpired(clock.instant(), settings.batch()) >= settings.batch();
    }
}
