package oauthlab.auth.foundation.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import oauthlab.auth.foundation.quota.PlaceSettings.Room;
import oauthlab.auth.foundation.ratelimit.RateLimited;
import oauthlab.auth.foundation.ratelimit.Sender;
import oauthlab.shared.secret.Digests;

/**
 * Gives out places, and refuses (429) a sender that has taken its share.
 *
 * <p>A client that proves who it is has a share of its own. Others share by address: anybody can say the name of a public client,
 * and anybody can register one more. When all addresses together hold too much, those that hold little still get a place.
 */
@ApplicationScoped
public class Places {

    /** So many an address has for certain, however many others flood the place. */
    private static final int FEW = 5;

    private static final Duration WAIT = Duration.ofMinutes(1);
    private static final Duration COUNTED_FOR = Duration.ofSeconds(1);

    private final Map<Place, Room> rooms = new EnumMap<>(Place.class);
    private final Map<Place, Total> totals = new ConcurrentHashMap<>();
    private final Sender sender;
    private final EntityManager database;
    private final Clock clock;

    Places(PlaceSettings settings, Sender sender, EntityManager database, Clock clock) {
        this.sender = sender;
        this.database = database;
        this.clock = clock;
        for (Place place : Place.values()) {
            Room room = settings.rooms().get(place);
            if (room == null) throw new IllegalStateException("oauthlab.places says nothing about " + place);
            rooms.put(place, room);
        }
    }

    private record Total(long rows, Instant countedAt) {}

    /** The one whom a row of this client is counted by. */
    public Holder holder(String clientId, boolean isKnown) {
        return isKnown ? new Holder("client " + Digests.sha256(clientId), true) : sender();
    }

    /** The address of the present request. */
    public Holder sender() {
        return new Holder(Holder.ADDRESS + sender.network(), false);
    }

    /** @throws RateLimited when this holder has its share already */
    @Transactional
    public void requireRoom(Place place, Holder holder) {
        long own = count(place, "holder = :holder", holder.id());
        requireRoom(place, holder, own, holder.isKnown() ? 0 : total(place));
    }

    /**
     * The same for what is not in the database.
     *
     * @param own how many places this holder has
     * @param all how many all addresses have
     */
    public void requireRoom(Place place, Holder holder, long own, long all) {
        Room room = rooms.get(place);
        long share = holder.isKnown() ? room.byClient() : room.byAddress();
        boolean isCrowded = all >= room.byAllAddresses() && own >= FEW || all >= 2L * room.byAllAddresses();
        if (own >= share || isCrowded) throw RateLimited.noRoom(place.shown(), holder.id(), WAIT);
    }

    /** Counted once in a second: under a flood, to count each time would be the larger cost. */
    private long total(Place place) {
        Instant now = clock.instant();
        Total known = totals.get(place);
        if (known != null && Duration.between(known.countedAt(), now).abs().compareTo(COUNTED_FOR) < 0)
            return known.rows();
        long rows = count(place, "holder like :holder", Holder.ADDRESS + "%");
        totals.put(place, new Total(rows, now));
        return rows;
    }

    private long count(Place place, String whose, String holder) {
        return (Long) database.createNativeQuery(place.count(whose), Long.class)
                .setParameter("holder", holder)
                .setParameter("now", clock.instant())
                .getSingleResult();
    }
}
