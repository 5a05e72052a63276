package oauthlab.agent;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** The time of all tests in this process: it stands still until a test moves it. */
public final class TestClock {

    public static final Instant START = Clock.systemUTC().instant();
    public static volatile Instant now = START;

    private TestClock() {}

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    static Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }
}
