package oauthlab.auth.authorize.par;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import oauthlab.auth.authorize.PushedRequests;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.platform.ExpiredRows;
import oauthlab.auth.foundation.platform.Expiring;
import oauthlab.auth.foundation.quota.Quota;
import oauthlab.auth.foundation.quota.QuotaHolder;
import oauthlab.auth.foundation.quota.Quotas;
import oauthlab.shared.secret.Digests;
import oauthlab.shared.secret.RandomSecret;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Pushed requests in the database, so that another process can answer the browser. */
@ApplicationScoped
class DatabasePushedRequests implements PushedRequests, Expiring, PanacheRepositoryBase<PushedRequestEntity, String> {

    private static final String PREFIX = "urn:ietf:params:oauth:request_uri:";

    /** Once the browser has come with it, the user has so much time to sign in and to read. */
    private static final Duration FOR_THE_USER = Duration.ofMinutes(15);

    private final Quotas quotas;
    private final Clock clock;
    private final Duration lifetime;

    DatabasePushedRequests(
            Quotas quotas, Clock clock, @ConfigProperty(name = "oauthlab.par.lifetime") Duration lifetime) {
        this.quotas = quotas;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** Keeps the request and returns its name; who does not know the name cannot use it. */
    @Transactional
    String push(String clientId, QuotaHolder holder, FormParameters request) {
        quotas.requireRoom(Quota.PUSHED_REQUEST, holder);
        String uri = PREFIX + RandomSecret.generate(32);
        var row = new PushedRequestEntity();
        row.uriDigest = Digests.sha256(uri);
        row.clientId = clientId;
        row.holder = holder.id();
        row.parameters = request.toQuery();
        row.openUntil = clock.instant().plus(lifetime);
        row.expiresAt = row.openUntil;
        persist(row);
        return uri;
    }

    @Override
    @Transactional
    public Optional<FormParameters> find(String requestUri, String clientId) {
        Instant now = clock.instant();
        Optional<PushedRequestEntity> row = findByIdOptional(Digests.sha256(requestUri))
                .filter(found -> found.clientId.equals(clientId))
                .filter(found -> now.isBefore(found.expiresAt));
        if (row.isPresent())
            update(
                    "opened = true, expiresAt = ?1 where uriDigest = ?2 and opened = false",
                    row.get().openUntil.plus(FOR_THE_USER),
                    row.get().uriDigest);
        return row.map(found -> FormParameters.parse(found.parameters));
    }

    @Override
    @Transactional
    public boolean takeOnce(String requestUri) {
        return delete("uriDigest", Digests.sha256(requestUri)) == 1;
    }

    @Override
    @Transactional
    public int deleteExpired(Instant now, int most) {
        return ExpiredRows.delete(this, PushedRequestEntity.class, now, most);
    }
}
