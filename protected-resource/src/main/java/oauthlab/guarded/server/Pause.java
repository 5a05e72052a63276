package oauthlab.guarded.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** After a failure nobody asks again for a moment: waiting for a server that does not answer costs a thread. */
public final class Pause {

    private static final Duration LENGTH = Duration.ofSeconds(1);

    private final Clock clock;
    private volatile Instant end = Instant.MIN;

    public Pause(Clock clock) {
        this.clock = clock;
    }

    public void begin() {
        end = clock.instant().plus(LENGTH);
    }

    public boolean isOn() {
        return clock.instant().isBefore(end);
    }
}
