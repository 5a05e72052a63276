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
import oauthlab.auth.foundation.quota.QuotaSettings.Room;
import oauthlab.auth.foundation.ratelimit.RateLimited;
import oauthlab.auth.foundation.ratelimit.RemoteAddress;
import oauthlab.shared.secret.Digests;

/**
 * Gives out places, and refuses (429) a sender that has taken its share.
 *
 * <p>A client that proves who it is has a share of its own. Others share by address: anybody can say the name of a public client,
 * and anybody can register one more. When all addresses together hold too much, those that hold little still get a place.
 */
@ApplicationScoped
public class Quotas {

    /** So many an address has for certain, however many others flood the place. */
    private static final int FEW = 5;

    private static final Duration WAIT = Duration.ofMinutes(1);
    private static final Duration COUNTED_FOR = Duration.ofSeconds(1);

    private final Map<Quota, Room> rooms = new EnumMap<>(Quota.class);
    private final Map<Quota, Total> totals = new ConcurrentHashMap<>();
    private final RemoteAddress remote;
    private final EntityManager database;
    private final Clock clock;

    Quotas(QuotaSettings settings, RemoteAddress remote, EntityManager database, Clock clock) {
        this.remote = remote;
        this.database = database;
        this.clock = clock;
        for (Quota quota : Quota.values()) {
            Room room = settings.rooms().get(quota);
            if (room == null) throw new IllegalStateException("oauthlab.quotas says nothing about " + quota);
            rooms.put(quota, room);
        }
    }

    private record Total(long rows, Instant countedAt) {}

    /** The one whom a row of this client is counted by. */
    public QuotaHolder holder(String clientId, boolean isKnown) {
        return isKnown ? new QuotaHolder("client " + Digests.sha256(clientId), true) : sender();
    }

    /** The address of the present request. */
    public QuotaHolder sender() {
        return new QuotaHolder(QuotaHolder.ADDRESS + remote.network(), false);
    }

    /** @throws RateLimited when this holder has its share already */
    @Transactional
    public void requireRoom(Quota quota, QuotaHolder holder) {
        long own = count(quota, "holder = :holder", holder.id());
        requireRoom(quota, holder, own, holder.isKnown() ? 0 : total(quota));
    }

    /**
     * The same for what is not in the database.
     *
     * @param own how many places this holder has
     * @param all how many all addresses have
     */
    public void requireRoom(Quota quota, QuotaHolder holder, long own, long all) {
        Room room = rooms.get(quota);
        long share = holder.isKnown() ? room.byClient() : room.byAddress();
        boolean isCrowded = all >= room.byAllAddresses() && own >= FEW || all >= 2L * room.byAllAddresses();
        if (own >= share || isCrowded) throw RateLimited.noRoom(quota.shown(), holder.id(), WAIT);
    }

    /** Counted once in a second: under a flood, to count each time would be the larger cost. */
    private long total(Quota quota) {
        Instant now = clock.instant();
        Total known = totals.get(quota);
        if (known != null && Duration.between(known.countedAt(), now).abs().compareTo(COUNTED_FOR) < 0)
            return known.rows();
        long rows = count(quota, "holder like :holder", QuotaHolder.ADDRESS + "%");
        totals.put(quota, new Total(rows, now));
        return rows;
    }

    private long count(Quota quota, String whose, String holder) {
        return (Long) database.createNativeQuery(quota.count(whose), Long.class)
                .setParameter("holder", holder)
                .setParameter("now", clock.instant())
                .getSingleResult();
    }
}
