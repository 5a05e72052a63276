package oauthlab.auth.foundation.ratelimit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import oauthlab.auth.foundation.platform.ExpiredRows;
import oauthlab.auth.foundation.platform.Expiring;
import oauthlab.shared.secret.Digests;
import org.hibernate.exception.ConstraintViolationException;

/** Failures in the table {@code failed_attempt}, by digest of whose they are. */
@ApplicationScoped
class DatabaseFailedAttempts implements FailedAttempts, Expiring, PanacheRepositoryBase<FailedAttemptEntity, String> {

    private final AttemptSettings settings;
    private final Clock clock;

    DatabaseFailedAttempts(AttemptSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        for (AttemptLimit limit : AttemptLimit.values()) {
            if (!settings.limits().containsKey(limit))
                throw new IllegalStateException("oauthlab.failed-attempts says nothing about " + limit);
        }
    }

    @Override
    public void begin(AttemptLimit limit, String key) {
        Duration wait = count(limit, digest(limit, key));
        if (!wait.isZero()) throw RateLimited.tooManyFailures(limit, wait);
    }

    @Override
    public void requireNoWait(AttemptLimit limit, String key) {
        Duration wait = QuarkusTransaction.requiringNew()
                .call(() -> findByIdOptional(digest(limit, key))
                        .map(row ->
                                row.waitAt(clock.instant(), settings.limits().get(limit)))
                        .orElse(Duration.ZERO));
        if (!wait.isZero()) throw RateLimited.tooManyFailures(limit, wait);
    }

    @Override
    public void forget(AttemptLimit limit, String key) {
        QuarkusTransaction.requiringNew().call(() -> delete("keyDigest", digest(limit, key)));
    }

    @Override
    public void takeBack(AttemptLimit limit, String key) {
        String digest = digest(limit, key);
        QuarkusTransaction.requiringNew().run(() -> {
            update(
                    "failures = failures - 1, nextAt = ?1 where keyDigest = ?2 and failures > 0",
                    clock.instant(),
                    digest);
            // Else a flood of refused attempts, each with a name of its own, would fill the table.
            delete("keyDigest = ?1 and failures = 0", digest);
        });
    }

    /** Two first failures may come at once; the second then finds the row of the first. */
    private Duration count(AttemptLimit limit, String digest) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> countOnce(limit, digest));
        } catch (ConstraintViolationException another) {
            return QuarkusTransaction.requiringNew().call(() -> countOnce(limit, digest));
        }
    }

    /** The row is locked meanwhile, so that of many attempts at once each sees the ones before it. */
    private Duration countOnce(AttemptLimit limit, String digest) {
        Instant now = clock.instant();
        AttemptSettings.Delay delay = settings.limits().get(limit);
        FailedAttemptEntity row = findById(digest, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            row = new FailedAttemptEntity();
            row.keyDigest = digest;
            row.fail(now, delay);
            persistAndFlush(row);
            return Duration.ZERO;
        }
        Duration wait = row.waitAt(now, delay);
        if (wait.isZero()) row.fail(now, delay);
        return wait;
    }

    private static String digest(AttemptLimit limit, String key) {
        return Digests.sha256(limit + "\n" + key);
    }

    @Override
    @Transactional
    public int deleteExpired(Instant now, int most) {
        return ExpiredRows.delete(this, FailedAttemptEntity.class, now, most);
    }
}
