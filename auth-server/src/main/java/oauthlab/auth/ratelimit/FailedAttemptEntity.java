package oauthlab.auth.ratelimit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

@Entity
@Table(name = "failed_attempt")
class FailedAttemptEntity {

    /** Further doublings are beyond every longest delay. */
    private static final int MOST_DOUBLINGS = 20;

    @Id
    String keyDigest;

    int failures;
    Instant nextAt;
    Instant expiresAt;

    void fail(Instant now, AttemptSettings.Delay delay) {
        failures = isOver(now) ? 1 : failures + 1;
        nextAt = now.plus(wait(failures - delay.free(), delay));
        expiresAt = nextAt.plus(delay.forgetAfter());
    }

    private boolean isOver(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    private static Duration wait(int tooMany, AttemptSettings.Delay delay) {
        if (tooMany < 0) return Duration.ZERO;
        Duration wait = delay.first().multipliedBy(1L << Math.min(tooMany, MOST_DOUBLINGS));
        return wait.compareTo(delay.longest()) > 0 ? delay.longest() : wait;
    }
}
