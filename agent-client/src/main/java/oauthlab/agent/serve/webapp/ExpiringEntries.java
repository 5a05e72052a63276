package oauthlab.agent.serve.webapp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import oauthlab.shared.secret.Digests;

/** What browsers hold the names of. The names are secrets, so digests are kept. What is idle for long goes; so does the oldest of too many. */
final class ExpiringEntries<T> {

    private record Entry<T>(T value, Instant used) {}

    private final Map<String, Entry<T>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final int most;
    private final Duration idle;
    private final Clock clock;

    ExpiringEntries(int most, Duration idle, Clock clock) {
        this.most = most;
        this.idle = idle;
        this.clock = clock;
    }

    synchronized void put(String name, T value) {
        Instant now = clock.instant();
        entries.values().removeIf(entry -> isIdle(entry, now));
        entries.put(Digests.sha256(name), new Entry<>(value, now));
        if (entries.size() > most) entries.remove(entries.keySet().iterator().next());
    }

    /** Finds it, and counts that as use. */
    synchronized Optional<T> find(String name) {
        Optional<T> found = take(name);
        found.ifPresent(value -> put(name, value));
        return found;
    }

    /** Finds it once: the next one finds nothing. */
    synchronized Optional<T> take(String name) {
        Instant now = clock.instant();
        return Optional.ofNullable(entries.remove(Digests.sha256(name)))
                .filter(entry -> !isIdle(entry, now))
                .map(Entry::value);
    }

    private boolean isIdle(Entry<T> entry, Instant now) {
        return !entry.used().plus(idle).isAfter(now);
    }
}
