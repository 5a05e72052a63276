package oauthlab.agent.oauth.tokenstore;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Keeps tokens as long as the process lives. */
final class MemoryTokenStore implements TokenStore {

    private final Map<Key, StoredSession> sessions = new ConcurrentHashMap<>();
    private final Map<Key, Lock> locks = new ConcurrentHashMap<>();
    private final Clock clock;

    MemoryTokenStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<StoredSession> find(Key key) {
        return Optional.ofNullable(sessions.computeIfPresent(
                key, (same, session) -> session.worthKeeping(clock.instant()).orElse(null)));
    }

    @Override
    public List<StoredSession> list() {
        return sessions.keySet().stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void save(StoredSession session) {
        sessions.put(session.key(), session);
    }

    @Override
    public boolean delete(Key key) {
        return sessions.remove(key) != null;
    }

    @Override
    public <T> T exclusively(Key key, Supplier<T> work) {
        Lock lock = locks.computeIfAbsent(key, first -> new ReentrantLock());
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
