package oauthlab.mcp.sessions;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oauthlab.mcp.access.Caller;

/**
 * Who opened which session. A session's number is no credential: whoever reads it in a log must not get far with it. So
 * each request brings a token, and the token has to be of the same user and the same client.
 *
 * <p>There is an end to how many are open, and everybody has a share: who opens more loses the session that he has not used for the
 * longest time. Nobody loses one because of somebody else. The more are open, the smaller is a share, so that there is
 * always one for the next caller, however many flood.
 */
@Singleton
class SessionOwners {

    record Owner(Caller.Kind kind, String subject, String clientId) {}

    private record Session(Owner owner, Instant lastUsed) {}

    static final int MAX_SESSIONS = 10_000;
    static final int MAX_PER_CALLER = 50;

    /** The part of what is free that one caller may have. */
    private static final int SHARE = 100;

    private final Duration idle;
    private final Clock clock;

    /** The one that was not used for the longest time first. */
    private final LinkedHashMap<String, Session> sessions = new LinkedHashMap<>();

    /** Of each owner, in the same order. */
    private final Map<Owner, LinkedHashSet<String>> byOwner = new HashMap<>();

    SessionOwners(SessionSettings settings, Clock clock) {
        this.idle = settings.idle();
        this.clock = clock;
    }

    /** Is there room for one more session of anybody? */
    synchronized boolean hasRoom() {
        dropIdle();
        return sessions.size() < MAX_SESSIONS;
    }

    /** @return the session of the same caller that ended for this one */
    synchronized Optional<String> opened(String session, Caller caller) {
        Owner owner = owner(caller);
        int share = Math.min(MAX_PER_CALLER, 1 + (MAX_SESSIONS - sessions.size()) / SHARE);
        Set<String> own = byOwner.getOrDefault(owner, new LinkedHashSet<>());
        Optional<String> oldest =
                own.size() < share ? Optional.empty() : own.stream().findFirst();
        oldest.ifPresent(this::ended);
        used(session, owner);
        return oldest;
    }

    synchronized boolean isOwner(String session, Caller caller) {
        dropIdle();
        Session known = sessions.get(session);
        if (known == null || !known.owner.equals(owner(caller))) return false;
        used(session, known.owner);
        return true;
    }

    synchronized void ended(String session) {
        Session known = sessions.remove(session);
        if (known == null) return;
        Set<String> own = byOwner.get(known.owner);
        own.remove(session);
        if (own.isEmpty()) byOwner.remove(known.owner);
    }

    private void used(String session, Owner owner) {
        sessions.remove(session);
        sessions.put(session, new Session(owner, clock.instant()));
        Set<String> own = byOwner.computeIfAbsent(owner, first -> new LinkedHashSet<>());
        own.remove(session);
        own.add(session);
    }

    private void dropIdle() {
        while (!sessions.isEmpty()) {
            var oldest = sessions.entrySet().iterator().next();
            if (clock.instant().isBefore(oldest.getValue().lastUsed.plus(idle))) return;
            ended(oldest.getKey());
        }
    }

    static Owner owner(Caller caller) {
        return new Owner(caller.kind(), caller.subject(), caller.clientId());
    }
}
