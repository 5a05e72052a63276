package oauthlab.auth.broker.pendinglogins;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import oauthlab.auth.foundation.platform.Expiring;
import oauthlab.auth.foundation.quota.Quota;
import oauthlab.auth.foundation.quota.QuotaHolder;
import oauthlab.auth.foundation.quota.Quotas;

/** In this process alone: a browser that is away when it ends has to start again. */
@ApplicationScoped
@Typed({MemoryPendingLogins.class, Expiring.class})
class MemoryPendingLogins implements PendingLogins, Expiring {

    /** Nobody's pending login makes room for another's. An address that has too many gets no more. */
    private final Map<String, Away> byState = new ConcurrentHashMap<>();

    private final Quotas quotas;
    private final Clock clock;

    MemoryPendingLogins(Quotas quotas, Clock clock) {
        this.quotas = quotas;
        this.clock = clock;
    }

    private record Away(PendingLogin pending, QuotaHolder holder) {}

    @Override
    public void begin(PendingLogin pending) {
        deleteExpired(clock.instant(), 0);
        QuotaHolder holder = quotas.sender();
        long own = byState.values().stream()
                .filter(away -> away.holder().equals(holder))
                .count();
        quotas.requireRoom(Quota.PENDING_LOGIN, holder, own, byState.size());
        byState.put(pending.state(), new Away(pending, holder));
    }

    @Override
    public Optional<PendingLogin> find(String state) {
        return Optional.ofNullable(byState.get(state))
                .map(Away::pending)
                .filter(pending -> clock.instant().isBefore(pending.expiresAt()));
    }

    @Override
    public boolean endOnce(String state) {
        return byState.remove(state) != null;
    }

    @Override
    public int deleteExpired(Instant now, int most) {
        byState.values().removeIf(away -> !away.pending().expiresAt().isAfter(now));
        return 0;
    }
}
