package oauthlab.auth.trips;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import oauthlab.auth.ground.Expiring;

/** In this process alone: a browser that is away when it ends has to start again. */
@ApplicationScoped
@Typed({MemoryTrips.class, Expiring.class})
class MemoryTrips implements Trips, Expiring {

    private final Map<String, Trip> byState = new ConcurrentHashMap<>();
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
        return Optional.ofNullable(byState.get(state))
                .filter(trip -> clock.instant().isBefore(trip.expiresAt()));
    }

    @Override
    public boolean endOnce(String state) {
        return byState.remove(state) != null;
    }

    @Override
    public int deleteExpired(Instant now, int most) {
        int before = byState.size();
        byState.values().removeIf(trip -> !trip.expiresAt().isAfter(now));
        return Math.min(most - 1, before - byState.size());
    }
}
