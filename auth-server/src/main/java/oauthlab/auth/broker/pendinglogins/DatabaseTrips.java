package oauthlab.auth.broker.pendinglogins;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import oauthlab.auth.broker.upstreamtokens.Wrapping;
import oauthlab.auth.foundation.platform.ExpiredRows;
import oauthlab.auth.foundation.platform.Expiring;
import oauthlab.auth.foundation.quota.Holder;
import oauthlab.auth.foundation.quota.Place;
import oauthlab.auth.foundation.quota.Places;
import oauthlab.shared.secret.Digests;

/** In a table, so that a browser that left one process may come back to another. */
@ApplicationScoped
@Typed({DatabaseTrips.class, Expiring.class})
class DatabaseTrips implements Trips, Expiring, PanacheRepositoryBase<TripEntity, String> {

    private final Places places;
    private final Wrapping wrapping;
    private final ObjectMapper json;
    private final Clock clock;

    DatabaseTrips(Places places, Wrapping wrapping, ObjectMapper json, Clock clock) {
        this.places = places;
        this.wrapping = wrapping;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void begin(Trip trip) {
        Holder holder = places.sender();
        places.requireRoom(Place.TRIP, holder);
        var row = new TripEntity();
        row.stateDigest = Digests.sha256(trip.state());
        row.content = wrapping.wrap(write(trip), row.stateDigest);
        row.holder = holder.id();
        row.expiresAt = trip.expiresAt();
        persist(row);
    }

    @Override
    @Transactional
    public Optional<Trip> find(String state) {
        return findByIdOptional(Digests.sha256(state))
                .filter(row -> clock.instant().isBefore(row.expiresAt))
                // Who left before the master key was changed starts again.
                .filter(row -> wrapping.isCurrent(row.content))
                .map(row -> read(wrapping.unwrap(row.content, row.stateDigest)));
    }

    /** One statement: the database decides who was first. */
    @Override
    @Transactional
    public boolean endOnce(String state) {
        return delete("stateDigest", Digests.sha256(state)) == 1;
    }

    @Override
    @Transactional
    public int deleteExpired(Instant now, int most) {
        return ExpiredRows.delete(this, TripEntity.class, now, most);
    }

    private String write(Trip trip) {
        try {
            return json.writeValueAsString(trip);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(trip + " cannot be written");
        }
    }

    private Trip read(String text) {
        try {
            return json.readValue(text, Trip.class);
        } catch (JsonProcessingException impossible) {
            // The parser's own message would show what it read.
            throw new IllegalStateException("a trip cannot be read");
        }
    }
}
