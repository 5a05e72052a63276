package oauthlab.auth.clients;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import oauthlab.auth.foundation.platform.ExpiredRows;
import oauthlab.auth.foundation.platform.Expiring;
import org.hibernate.exception.ConstraintViolationException;

/** Keeps clients in the database, with a bounded cache in front of the look-up by id. */
@ApplicationScoped
class DatabaseClients implements Clients, Expiring, PanacheRepositoryBase<ClientEntity, String> {

    private static final int CACHED = 10_000;
    /** How long a change that another process made can stay unseen here. */
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(10);

    private static final int MAX_ID_LENGTH = 255;

    private final Clock clock;
    private final List<ForeignClients> foreign;
    private final Cache<String, Client> cache = Caffeine.newBuilder()
            .maximumSize(CACHED)
            .expireAfterWrite(SEEN_WITHIN)
            .build();

    DatabaseClients(Clock clock, @All List<ForeignClients> foreign) {
        this.clock = clock;
        this.foreign = foreign;
    }

    /** Only clients that exist are cached: unknown ids are endless, and a client added a moment ago must be found. */
    @Override
    public Optional<Client> find(String clientId) {
        Client cached = cache.getIfPresent(clientId);
        if (cached != null) return Optional.of(cached);
        if (clientId.length() > MAX_ID_LENGTH) return Optional.empty();
        Optional<Client> found = QuarkusTransaction.joiningExisting()
                .call(() -> findByIdOptional(clientId).map(ClientEntity::toClient))
                .filter(client -> client.rules().enabled())
                .or(() -> foreign.stream()
                        .flatMap(others -> others.find(clientId).stream())
                        .findFirst());
        found.ifPresent(client -> cache.put(clientId, client));
        return found;
    }

    @Override
    @Transactional
    public List<Client> page(int limit, int offset) {
        return findAll(Sort.by("clientId")).range(offset, offset + limit - 1).stream()
                .map(ClientEntity::toClient)
                .toList();
    }

    @Override
    @Transactional
    public long total() {
        return count();
    }

    /** Two processes may start at once: one of them adds the client. */
    @Override
    public boolean addIfAbsent(Client client) {
        try {
            return QuarkusTransaction.joiningExisting().call(() -> insertIfAbsent(client));
        } catch (ConstraintViolationException another) {
            return false;
        }
    }

    private boolean insertIfAbsent(Client client) {
        if (findByIdOptional(client.id()).isPresent()) return false;
        var row = new ClientEntity();
        row.createdAt = clock.instant();
        row.set(client, row.createdAt);
        persistAndFlush(row);
        return true;
    }

    @Override
    public boolean replace(Client client) {
        boolean there = QuarkusTransaction.joiningExisting().call(() -> {
            Optional<ClientEntity> row = findByIdOptional(client.id());
            row.ifPresent(found -> found.set(client, clock.instant()));
            return row.isPresent();
        });
        cache.invalidate(client.id());
        return there;
    }

    @Override
    public boolean addSecret(String clientId, ClientSecret secret, Instant oldUntil) {
        return change(clientId, row -> row.addSecret(secret, clock.instant(), oldUntil));
    }

    @Override
    public boolean setEnabled(String clientId, boolean enabled) {
        return change(clientId, row -> {
            row.enabled = enabled;
            return true;
        });
    }

    /** Locks the row, so that of two changes at once none is lost. */
    private boolean change(String clientId, Predicate<ClientEntity> change) {
        boolean changed = QuarkusTransaction.joiningExisting()
                .call(() -> findByIdOptional(clientId, LockModeType.PESSIMISTIC_WRITE)
                        .filter(change)
                        .isPresent());
        cache.invalidate(clientId);
        return changed;
    }

    /** Secrets whose time is over. */
    @Override
    @Transactional
    public int deleteExpired(Instant now, int most) {
        return ExpiredRows.delete(getEntityManager(), "client_secret", now, most);
    }

    /** One statement, for two may remove it at once; the database removes its secrets with it. */
    @Override
    public boolean remove(String clientId) {
        boolean there = QuarkusTransaction.joiningExisting().call(() -> delete("clientId", clientId)) == 1;
        cache.invalidate(clientId);
        return there;
    }
}
