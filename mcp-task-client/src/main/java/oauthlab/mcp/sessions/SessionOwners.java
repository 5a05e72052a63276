package oauthlab.mcp.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import oauthlab.mcp.access.Caller;

/**
 * Who opened which session. A session's number is no credential: whoever reads it in a log must not get far with it. So
 * each request brings a token, and the token has to be of the same user and the same client.
 */
@Singleton
class SessionOwners {

    private record Owner(Caller.Kind kind, String subject, String clientId) {}

    private static final int MOST = 10_000;

    private final Cache<String, Owner> owners;

    SessionOwners(SessionSettings settings, Clock clock) {
        owners = Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .maximumSize(MOST)
                .expireAfterAccess(settings.idle())
                .build();
    }

    void opened(String session, Caller caller) {
        owners.put(session, owner(caller));
    }

    boolean isOwner(String session, Caller caller) {
        return owner(caller).equals(owners.getIfPresent(session));
    }

    void ended(String session) {
        owners.invalidate(session);
    }

    private static Owner owner(Caller caller) {
        return new Owner(caller.kind(), caller.subject(), caller.clientId());
    }
}
