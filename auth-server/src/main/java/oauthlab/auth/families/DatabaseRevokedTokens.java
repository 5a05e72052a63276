package oauthlab.auth.families;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import oauthlab.auth.ground.Expiring;

/** The list in the database, so that every process sees it. */
@ApplicationScoped
class DatabaseRevokedTokens implements RevokedTokens, Expiring, PanacheRepositoryBase<RevokedTokenEntity, String> {

    @Override
    @Transactional
    public boolean revoke(String id, Instant expiresAt) {
        if (findByIdOptional(id).isPresent()) return false;
        var row = new RevokedTokenEntity();
        row.tokenId = id;
        row.expiresAt = expiresAt;
        persistAndFlush(row);
        return true;
    }

    @Override
    @Transactional
    public void restore(String id) {
        deleteById(id);
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
