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
import oauthlab.auth.broker.upstreamtokens.TokenWrapping;
import oauthlab.auth.foundation.platform.ExpiredRows;
import oauthlab.auth.foundation.platform.Expiring;
import oauthlab.auth.foundation.quota.Quota;
import oauthlab.auth.foundation.quota.QuotaHolder;
import oauthlab.auth.foundation.quota.Quotas;
import oauthlab.shared.secret.Digests;

/** In a table, so that a browser that left one process may come back to another. */
@ApplicationScoped
@Typed({DatabasePendingLogins.class, Expiring.class})
class DatabasePendingLogins implements PendingLogins, Expiring, PanacheRepositoryBase<PendingLoginEntity, String> {

    private final Quotas quotas;
    private final TokenWrapping wrapping;
    private final ObjectMapper json;
    private final Clock clock;

    DatabasePendingLogins(Quotas quotas, TokenWrapping wrapping, ObjectMapper json, Clock clock) {
        this.quotas = quotas;
        this.wrapping = wrapping;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void begin(PendingLogin pending) {
        QuotaHolder holder = quotas.sender();
        quotas.requireRoom(Quota.PENDING_LOGIN, holder);
        var row = new PendingLoginEntity();
        row.stateDigest = Digests.sha256(pending.state());
        row.content = wrapping.wrap(write(pending), row.stateDigest);
        row.holder = holder.id();
        row.expiresAt = pending.expiresAt();
        persist(row);
    }

    @Override
    @Transactional
    public Optional<PendingLogin> find(String state) {
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
        return ExpiredRows.delete(this, PendingLoginEntity.class, now, most);
    }

    private String write(PendingLogin pending) {
        try {
            return json.writeValueAsString(pending);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(pending + " cannot be written");
        }
    }

    private PendingLogin read(String text) {
        try {
            return json.readValue(text, PendingLogin.class);
        } catch (JsonProcessingException impossible) {
            // The parser's own message would show what it read.
            throw new IllegalStateException("a pending login cannot be read");
        }
    }
}
