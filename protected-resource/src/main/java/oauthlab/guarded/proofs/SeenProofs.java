package oauthlab.guarded.proofs;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import oauthlab.guarded.credential.Unavailable;
import oauthlab.guarded.names.ExpiringNames;
import oauthlab.shared.proof.DpopNonces;

/**
 * The proofs of the last minutes, so that none works twice. RFC 9449 section 11.1. In memory: each process has its own.
 *
 * <p>To forget a proof would be to let it in twice, so there is an end to what is kept. Each caller may take an eighth of what is
 * free: who sends more is told to wait, and however many do so, there is something left for the next one.
 */
public final class SeenProofs {

    /** At most 24 MB. */
    private static final int MAX_ENTRIES = 1_000_000;

    private static final int SHARE = 8;
    private static final int MAX_CALLERS = 100_000;

    private final Clock clock;
    private final Duration kept;
    private final ExpiringNames seen = new ExpiringNames();
    private final Cache<String, AtomicInteger> byCaller;
    private long sweptAt = Long.MIN_VALUE;

    /**
     * @param window how old a proof may be, and how far ahead its clock: it is good for both. With a nonce in it, it is good as long
     *     as that
     */
    public SeenProofs(Clock clock, Duration window) {
        this.clock = clock;
        Duration longest = Collections.max(List.of(window.multipliedBy(2), DpopNonces.MAX_LIFETIME));
        this.kept = longest.plusSeconds(1);
        this.byCaller = Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .maximumSize(MAX_CALLERS)
                .expireAfterWrite(kept)
                .executor(Runnable::run)
                .build();
    }

    /**
     * @param thumbprint of the key that made the proof
     * @param id of the proof ({@code jti})
     * @param caller whose share it is part of
     * @return true for the first who asks about this proof, false for everybody after
     * @throws Unavailable when this caller's share is used up
     */
    public boolean isFirst(String thumbprint, String id, String caller) {
        long name = ExpiringNames.of(thumbprint + " " + id);
        AtomicInteger sent = byCaller.get(caller, newcomer -> new AtomicInteger());
        long now = clock.instant().getEpochSecond();
        synchronized (seen) {
            if (seen.contains(name)) return false;
            if (sent.get() >= share(now))
                throw new Unavailable("Too many requests with proofs in a short time. Try again in a minute.");
            sent.incrementAndGet();
            seen.put(name, now + kept.toSeconds() + 1, now);
            return true;
        }
    }

    /** What has ended takes no place; that is looked at once a second at most. */
    private int share(long now) {
        if (seen.taken() > MAX_ENTRIES / 2 && now > sweptAt) {
            seen.dropEnded(now);
            sweptAt = now;
        }
        return (MAX_ENTRIES - seen.taken()) / SHARE;
    }
}
