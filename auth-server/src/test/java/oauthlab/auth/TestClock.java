package oauthlab.auth;

import io.quarkus.test.Mock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test can put forward. */
public class TestClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;
    private volatile Instant standsAt;

    /** The one clock of the application under test. */
    @Mock
    static class Source {
        @Produces
        @Singleton
        @Mock
        TestClock clock() {
            return new TestClock();
        }
    }

    public void advance(Duration duration) {
        ahead = ahead.plus(duration);
    }

    public void reset() {
        ahead = Duration.ZERO;
        standsAt = null;
    }

    /** From now on time passes only by {@link #advance}, however slow the machine is. */
    public void stand() {
        standsAt = Instant.ofEpochMilli(System.currentTimeMillis());
    }

    /** It goes on again. */
    public void go() {
        standsAt = null;
    }

    @Override
    public Instant instant() {
        Instant now = standsAt;
        return (now == null ? Instant.ofEpochMilli(System.currentTimeMillis()) : now).plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
