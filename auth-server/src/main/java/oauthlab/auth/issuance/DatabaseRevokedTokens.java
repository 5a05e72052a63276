package oauthlab.auth.issuance;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** The list in the database, so that every process sees it. */
@ApplicationScoped
class DatabaseRevokedTokens implements RevokedTokens, PanacheRepositoryBase<RevokedTokenEntity, String> {

    @Override
    @Transactional
    public void revoke(String tokenId, Instant expiresAt) {
        var row = new RevokedTokenEntity();
        row.tokenId = tokenId;
        row.expiresAt = expiresAt;
        getEntityManager().merge(row);
    }

    @Override
    @Transactional
    public boolean contains(String tokenId) {
        return findByIdOptional(tokenId).isPresent();
    }
}
