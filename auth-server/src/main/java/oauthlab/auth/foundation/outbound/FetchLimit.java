package oauthlab.auth.foundation.outbound;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import oauthlab.auth.foundation.ratelimit.RateLimited;
import oauthlab.auth.foundation.ratelimit.RemoteAddress;

/**
 * How many fetches run at a time, by who makes us do them: each holds a thread and a connection for seconds, and a host that
 * answers slowly may belong to the sender of the request.
 */
@Singleton
final class FetchLimit {

    private static final int OF_ONE_SENDER = 8;

    /** Documents of many applications may lie on one host. */
    private static final int OF_ONE_SENDER_AT_ONE_HOST = 4;

    /** Beyond it only senders that have no fetch under way get one, up to twice as many. */
    private static final int OF_ALL = 64;

    private static final Duration WAIT = Duration.ofSeconds(1);

    private final Supplier<String> remote;
    private final Map<String, Integer> running = new HashMap<>();
    private int all;

    @Inject
    FetchLimit(RemoteAddress remote) {
        this(remote::network);
    }

    FetchLimit(Supplier<String> remote) {
        this.remote = remote;
    }

    /** A fetch that runs. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws RateLimited when the sender of the present request has its share */
    synchronized Turn take(String host) {
        String own = remote.get();
        String ownHere = own + " at " + host;
        int mine = running.getOrDefault(own, 0);
        boolean isCrowded = all >= OF_ALL && mine > 0 || all >= 2 * OF_ALL;
        if (isCrowded || mine >= OF_ONE_SENDER || running.getOrDefault(ownHere, 0) >= OF_ONE_SENDER_AT_ONE_HOST)
            throw RateLimited.noRoom("requests to servers of others", own, WAIT);
        running.merge(own, 1, Integer::sum);
        running.merge(ownHere, 1, Integer::sum);
        all++;
        return () -> giveBack(own, ownHere);
    }

    private synchronized void giveBack(String own, String ownHere) {
        running.computeIfPresent(own, (key, count) -> count > 1 ? count - 1 : null);
        running.computeIfPresent(ownHere, (key, count) -> count > 1 ? count - 1 : null);
        all--;
    }
}
