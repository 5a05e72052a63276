package oauthlab.auth.broker.pendinglogins;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import oauthlab.auth.foundation.platform.Expiring;
import oauthlab.auth.foundation.quota.Holder;
import oauthlab.auth.foundation.quota.Place;
import oauthlab.auth.foundation.quota.Places;

/** In this process alone: a browser that is away when it ends has to start again. */
@ApplicationScoped
@Typed({MemoryTrips.class, Expiring.class})
class MemoryTrips implements Trips, Expiring {

    /** Nobody's trip makes room for another's. Whoever has too many under way gets no more. */
    private final Map<String, Away> byState = new ConcurrentHashMap<>();

    private final Places places;
    private final Clock clock;

    MemoryTrips(Places places, Clock clock) {
        this.places = places;
        this.clock = clock;
    }

    private record Away(Trip trip, Holder holder) {}

    @Override
    public void begin(Trip trip) {
        deleteExpired(clock.instant(), 0);
        Holder holder = places.sender();
        long own = byState.values().stream()
                .filter(away -> away.holder().equals(holder))
                .count();
        places.requireRoom(Place.TRIP, holder, own, byState.size());
        byState.put(trip.state(), new Away(trip, holder));
    }

    @Override
    public Optional<Trip> find(String state) {
        return Optional.ofNullable(byState.get(state))
                .map(Away::trip)
                .filter(trip -> clock.instant().isBefore(trip.expiresAt()));
    }

    @Override
    public boolean endOnce(String state) {
        return byState.remove(state) != null;
    }

    @Override
    public int deleteExpired(Instant now, int most) {
        byState.values().removeIf(away -> !away.trip().expiresAt().isAfter(now));
        return 0;
    }
}
