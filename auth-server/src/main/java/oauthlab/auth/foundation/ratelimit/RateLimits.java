package oauthlab.auth.foundation.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import oauthlab.auth.foundation.platform.LabMode;

/**
 * Stops floods: so many requests in so much time from one sender, the rest is refused with 429.
 *
 * <p>Each sender has a bucket of tokens (not OAuth's) that fills at a steady pace; a request takes one out. Buckets are in
 * memory, so several processes let through several times as much. That is good enough against floods and costs next to
 * nothing; against guesses there is {@link FailedAttempts}.
 */
@ApplicationScoped
public class RateLimits {

    /** So many senders are remembered for each limit; then those that were not seen for long are forgotten. */
    private static final int MAX_SENDERS = 50_000;

    private final Map<RateLimit, Buckets> buckets = new EnumMap<>(RateLimit.class);
    private final RemoteAddress remote;

    RateLimits(RateLimitSettings settings, LabMode lab, Clock clock, RemoteAddress remote) {
        this.remote = remote;
        for (RateLimit limit : RateLimit.values()) {
            RateLimitSettings.Limit setting = settings.limits().get(limit);
            if (setting == null) throw new IllegalStateException("oauthlab.rate-limits says nothing about " + limit);
            boolean holds = setting.requests() > 0 && (setting.inLabMode() || !lab.isOn());
            if (holds) buckets.put(limit, Buckets.of(setting, new ClockMeter(clock)));
        }
    }

    /**
     * Counts one request.
     *
     * @param key whose request it is, such as a client id
     * @throws RateLimited when that is one too many
     */
    public void require(RateLimit limit, String key) {
        Buckets counted = buckets.get(limit);
        if (counted != null) counted.take(limit, key);
    }

    /** As {@link #require}, counted by the address from which the present request came. */
    public void requireBySender(RateLimit limit) {
        Buckets counted = buckets.get(limit);
        if (counted != null) counted.take(limit, remote.network());
    }

    /** As {@link #requireBySender(RateLimit)}, without counting: would a request be refused now? */
    public void requireRoomBySender(RateLimit limit) {
        Buckets counted = buckets.get(limit);
        if (counted != null) counted.look(limit, remote.network());
    }

    /** As {@link #require}, where anybody can say the key: each address that says it has its own count. */
    public void requireBySender(RateLimit limit, String key) {
        Buckets counted = buckets.get(limit);
        if (counted != null) counted.take(limit, key + " at " + remote.network());
    }

    private record Buckets(Cache<String, Bucket> byKey, Function<String, Bucket> make) {

        static Buckets of(RateLimitSettings.Limit limit, TimeMeter time) {
            Bandwidth bandwidth = Bandwidth.builder()
                    .capacity(limit.requests())
                    .refillGreedy(limit.requests(), limit.per())
                    .build();
            Cache<String, Bucket> cache =
                    Caffeine.newBuilder().maximumSize(MAX_SENDERS).build();
            return new Buckets(
                    cache,
                    key -> Bucket.builder()
                            .addLimit(bandwidth)
                            .withCustomTimePrecision(time)
                            .build());
        }

        void take(RateLimit limit, String key) {
            Bucket bucket = byKey.get(key, make);
            if (bucket.tryConsume(1)) return;
            long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
            throw RateLimited.tooManyRequests(limit, key, Duration.ofNanos(nanos));
        }

        void look(RateLimit limit, String key) {
            var ability = byKey.get(key, make).estimateAbilityToConsume(1);
            if (!ability.canBeConsumed())
                throw RateLimited.tooManyRequests(limit, key, Duration.ofNanos(ability.getNanosToWaitForRefill()));
        }
    }

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
