package oauthlab.auth.foundation.ratelimit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

@Entity
@Table(name = "failed_attempt")
class FailedAttemptEntity {

    /** Further doublings are beyond every longest delay. */
    private static final int MAX_DOUBLINGS = 20;

    @Id
    String keyDigest;

    int failures;
    Instant nextAt;
    Instant expiresAt;

    void fail(Instant now, AttemptSettings.Delay delay) {
        failures = isOver(now) ? 1 : failures + 1;
        nextAt = now.plus(pause(delay));
        expiresAt = nextAt.plus(delay.forgetAfter());
    }

    /** How long the next attempt has to wait. Never longer than the longest, even if the clock was wrong and is right now. */
    Duration waitAt(Instant now, AttemptSettings.Delay delay) {
        Duration wait = Duration.between(now, nextAt);
        boolean none = wait.isNegative() || failures < delay.free() || wait.compareTo(delay.longest()) > 0;
        return none ? Duration.ZERO : wait;
    }

    private boolean isOver(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    private Duration pause(AttemptSettings.Delay delay) {
        int tooMany = failures - delay.free();
        if (tooMany < 0) return Duration.ZERO;
        Duration pause = delay.first().multipliedBy(1L << Math.min(tooMany, MAX_DOUBLINGS));
        return pause.compareTo(delay.longest()) > 0 ? delay.longest() : pause;
    }
}
