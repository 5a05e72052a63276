package oauthlab.auth.trips;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import oauthlab.auth.ground.Expiring;

/** In this process alone: a browser that is away when it ends has to start again. */
@ApplicationScoped
@Typed({MemoryTrips.class, Expiring.class})
class MemoryTrips implements Trips, Expiring {

    private static final int MOST = 10_000;

    /** The oldest goes first, if somebody sends off more browsers than that. */
    private final Cache<String, Trip> byState =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private final Clock clock;

    MemoryTrips(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void begin(Trip trip) {
        byState.put(trip.state(), trip);
    }

    @Override
    public Optional<Trip> find(String state) {
        return Optional.ofNullable(byState.getIfPresent(state))
                .filter(trip -> clock.instant().isBefore(trip.expiresAt()));
    }

    @Override
    public boolean endOnce(String state) {
        return byState.asMap().remove(state) != null;
    }

    @Override
    public int deleteExpired(Instant now, int most) {
        byState.asMap().values().removeIf(trip -> !trip.expiresAt().isAfter(now));
        return 0;
    }
}
