package oauthlab.auth.foundation.replay;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import oauthlab.auth.foundation.platform.ExpiredRows;
import oauthlab.auth.foundation.platform.Expiring;
import oauthlab.auth.foundation.ratelimit.RateLimit;
import oauthlab.auth.foundation.ratelimit.RateLimits;
import oauthlab.shared.secret.Digests;
import org.hibernate.exception.ConstraintViolationException;

/** One row for each use; its key says who was first. */
@ApplicationScoped
class DatabaseReplayStore implements ReplayStore, Expiring, PanacheRepositoryBase<UsedIdEntity, String> {

    private final RateLimits limits;

    DatabaseReplayStore(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public boolean first(Sender sender, String id, Instant until) {
        limits.require(RateLimit.PROOF_BY_KEY, sender.name());
        if (!sender.isVouchedFor()) limits.requireBySender(RateLimit.PROOF_BY_ADDRESS);
        var row = new UsedIdEntity();
        row.idDigest = Digests.sha256(sender.name() + "\n" + id);
        row.expiresAt = until;
        try {
            QuarkusTransaction.requiringNew().run(() -> persistAndFlush(row));
            return true;
        } catch (ConstraintViolationException usedBefore) {
            return false;
        }
    }

    @Override
    @Transactional
    public int deleteExpired(Instant now, int most) {
        return ExpiredRows.delete(this, UsedIdEntity.class, now, most);
    }
}
