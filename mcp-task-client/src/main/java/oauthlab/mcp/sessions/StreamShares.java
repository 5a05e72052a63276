package oauthlab.mcp.sessions;

import java.util.HashMap;
import java.util.Map;
import oauthlab.mcp.access.Caller;

/**
 * Counts the streams of each caller. The more are open, the smaller is a share, so that there is always one for the next
 * caller, however many flood. {@link SessionOwners} shares out sessions in the same way.
 */
final class StreamShares {

    static final int MAX_STREAMS = 2_000;
    static final int MAX_PER_CALLER = 10;

    /** The part of what is free that one caller may have. */
    private static final int SHARE = 100;

    private final Map<SessionOwners.Owner, Integer> open = new HashMap<>();
    private int all;

    synchronized boolean hasRoom() {
        return all < MAX_STREAMS;
    }

    /** @return false when this caller has his share, or all are taken */
    synchronized boolean take(Caller caller) {
        int share = Math.min(MAX_PER_CALLER, 1 + (MAX_STREAMS - all) / SHARE);
        SessionOwners.Owner owner = SessionOwners.owner(caller);
        if (!hasRoom() || open.getOrDefault(owner, 0) >= share) return false;
        open.merge(owner, 1, Integer::sum);
        all++;
        return true;
    }

    synchronized void giveBack(Caller caller) {
        open.computeIfPresent(SessionOwners.owner(caller), (same, count) -> count == 1 ? null : count - 1);
        all--;
    }
}
