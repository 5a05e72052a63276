package oauthlab.auth.endpoints.register;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import oauthlab.auth.clients.Client;
import oauthlab.auth.grants.token.TokenListener;

/** Notes which registrations are used, once a day for each: what is never used is deleted. */
@ApplicationScoped
class RegistrationUse implements TokenListener, PanacheRepositoryBase<RegistrationEntity, String> {

    private static final int MAX_NOTED = 10_000;
    private static final Duration NOTED_FOR = Duration.ofDays(1);

    /** Whoever is forgotten here is noted once more. */
    private final Cache<String, Boolean> noted = Caffeine.newBuilder()
            .maximumSize(MAX_NOTED)
            .expireAfterWrite(NOTED_FOR)
            .build();

    private final Clock clock;

    RegistrationUse(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void issued(Client client) {
        if (!client.rules().stranger() || noted.getIfPresent(client.id()) != null) return;
        QuarkusTransaction.requiringNew()
                .run(() -> update("usedAt = ?1 where clientId = ?2", clock.instant(), client.id()));
        noted.put(client.id(), true);
    }
}
