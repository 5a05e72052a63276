package oauthlab.agent.oauth.session;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one clock; tests bring another. In the lab it may be set wrong, to see what servers say to that. */
class SystemClock {

    @Produces
    @Singleton
    Clock clock(SessionSettings settings) {
        Clock right = Clock.systemUTC();
        return settings.labMode() ? Clock.offset(right, settings.clockOffset()) : right;
    }
}
