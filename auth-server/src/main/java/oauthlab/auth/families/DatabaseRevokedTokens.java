package oauthlab.auth.families;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import oauthlab.auth.ground.Expiring;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;

/** The list in the database, so that every process sees it. */
@ApplicationScoped
class DatabaseRevokedTokens implements RevokedTokens, Expiring, PanacheRepositoryBase<RevokedTokenEntity, String> {

    private static final Logger LOG = Logger.getLogger(DatabaseRevokedTokens.class);

    /** Two replays may come at once; the second finds the work done. */
    @Override
    public void revoke(String id, Instant expiresAt) {
        var row = new RevokedTokenEntity();
        row.tokenId = id;
        row.expiresAt = expiresAt;
        try {
            QuarkusTransaction.requiringNew().run(() -> persistAndFlush(row));
        } catch (ConstraintViolationException alreadyRevoked) {
            LOG.debugf("%s was revoked before.", id);
        }
    }

    @Override
    @Transactional
    public boolean containsAny(Collection<String> ids) {
        return count("tokenId in ?1", ids) > 0;
    }

    @Override
    @Transactional
    public int deleteExpired(Instant now, int most) {
        return (int) delete(
                "tokenId in (select old.tokenId from RevokedTokenEntity old where old.expiresAt < ?1"
                        + " order by old.expiresAt limit ?2)",
                now,
                most);
    }
}
