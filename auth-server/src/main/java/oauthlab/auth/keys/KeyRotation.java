package oauthlab.auth.keys;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;
import org.jose4j.jwk.PublicJsonWebKey;

/**
 * Changes the signing key: the next one becomes active, the active one retires, a new next one is made.
 *
 * <p>Every process does this by schedule, and the database lets one of them through.
 */
@ApplicationScoped
public class KeyRotation {

    private static final Logger LOG = Logger.getLogger(KeyRotation.class);

    private final KeyStore store;
    private final SigningKeys keys;
    private final KeySettings settings;
    private final Duration longestToken;
    private final AuditLog audit;
    private final Clock clock;

    KeyRotation(
            KeyStore store,
            SigningKeys keys,
            KeySettings settings,
            @ConfigProperty(name = "oauthlab.lifetimes.longest-access-token") Duration longestToken,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.keys = keys;
        this.settings = settings;
        this.longestToken = longestToken;
        this.audit = audit;
        this.clock = clock;
    }

    /** Why a key is changed decides how. */
    public enum Reason {
        /** Its time has come. The next key must have been published for long enough. */
        PLANNED,

        /** Somebody wants it now. Whoever still has an old copy of the key set has to fetch it anew. */
        EARLY,

        /** The active key is no secret any more. It goes at once, and with it all tokens that it signed. */
        COMPROMISED
    }

    /** What became of it. */
    public enum Outcome {
        ROTATED,
        /** Another process has rotated just now; so there was nothing left to do. */
        ANOTHER_WAS_FIRST,
        /** The next key has not been published for long enough. */
        TOO_EARLY
    }

    /** When the next key may be used, planned. */
    public Instant nextIsReadyAt() {
        return keys.algorithms().stream()
                .map(algorithm -> keys.next(algorithm).since())
                .max(Instant::compareTo)
                .orElseThrow()
                .plus(settings.publishBeforeUse());
    }

    /**
     * Changes the keys that are active now, one for each algorithm, as far as this process knows; never those that another
     * process made active.
     */
    public Outcome rotate(Reason reason) {
        if (reason == Reason.PLANNED && clock.instant().isBefore(nextIsReadyAt())) return Outcome.TOO_EARLY;
        List<Change> changes = keys.algorithms().stream()
                .map(algorithm ->
                        new Change(keys.active(algorithm), keys.next(algorithm), KeyPairs.generate(algorithm)))
                .toList();
        boolean first = change(changes, reason);
        keys.reload();
        return first ? Outcome.ROTATED : Outcome.ANOTHER_WAS_FIRST;
    }

    private record Change(SigningKey active, SigningKey next, PublicJsonWebKey afterNext) {}

    /** All or none: who is too late with one of them is too late. */
    private boolean change(List<Change> changes, Reason reason) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                changes.forEach(change -> changeOnce(change, reason));
                store.retireOthers(keys.algorithms(), removeAt(reason));
                removeRetired();
            });
            return true;
        } catch (ConstraintViolationException | TooLate another) {
            return false;
        }
    }

    private void changeOnce(Change change, Reason reason) {
        if (!store.rotateOnce(change.active(), change.next(), change.afterNext(), removeAt(reason)))
            throw new TooLate();
        String what = reason + ": " + change.active().kid() + " gives way to "
                + change.next().kid();
        audit.write(AuditEvent.ok("key.rotated", null, null, what));
    }

    /** Takes back what the transaction has done so far. */
    private static final class TooLate extends RuntimeException {}

    /** When the last token expires that the retiring key may have signed; a key that was stolen gets no such time. */
    private Instant removeAt(Reason reason) {
        Instant now = clock.instant();
        if (reason == Reason.COMPROMISED) return now;
        return now.plus(longestToken).plus(settings.clockSkew());
    }

    private boolean removeRetired() {
        List<String> gone = store.removeRetired(clock.instant());
        gone.forEach(kid -> audit.write(AuditEvent.ok("key.removed", null, null, kid)));
        return !gone.isEmpty();
    }

    /** What each process does every few seconds. A database that does not answer delays it, and nothing else. */
    @Scheduled(every = "{oauthlab.keys.reload-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void tend() {
        try {
            keys.reload();
            if (isDue()) rotate(Reason.PLANNED);
            if (hasRetired() && QuarkusTransaction.requiringNew().call(this::removeRetired)) keys.reload();
        } catch (RuntimeException fault) {
            LOG.warnf("The signing keys cannot be read; those in memory stay in use. %s", fault);
        }
    }

    private boolean isDue() {
        return !clock.instant().isBefore(keys.active().since().plus(settings.rotateEvery()));
    }

    private boolean hasRetired() {
        return keys.published().stream().anyMatch(key -> key.state() == KeyState.RETIRED);
    }

    /** A key that is used before it is known, or goes while another process still signs, would refuse honest clients. */
    void checkSettings(@Observes @Priority(5) StartupEvent start) {
        requireLonger("publish-before-use", settings.publishBeforeUse(), JwksEndpoint.MAX_AGE);
        requireLonger("clock-skew", settings.clockSkew(), settings.reloadEvery());
        requireLonger("rotate-every", settings.rotateEvery(), settings.publishBeforeUse());
    }

    private static void requireLonger(String setting, Duration value, Duration than) {
        if (value.compareTo(than) <= 0) {
            throw new IllegalStateException(
                    "oauthlab.keys." + setting + " must be longer than " + than + ", but is " + value + ".");
        }
    }
}
