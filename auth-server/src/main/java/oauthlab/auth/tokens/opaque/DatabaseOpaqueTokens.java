package oauthlab.auth.tokens.opaque;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import oauthlab.auth.foundation.platform.ExpiredRows;
import oauthlab.auth.foundation.platform.Expiring;
import oauthlab.shared.secret.Digests;
import oauthlab.shared.secret.RandomSecret;

/** Opaque tokens in the database, by digest: a stolen table gives nobody a token. */
@ApplicationScoped
class DatabaseOpaqueTokens implements OpaqueTokens, Expiring, PanacheRepositoryBase<OpaqueTokenEntity, String> {

    /** So that a reader of logs, and we, see what it is. */
    private static final String PREFIX = "at.";

    private static final int BYTES = 32;

    @Override
    @Transactional
    public String issue(String claims, Instant expiresAt) {
        String token = PREFIX + RandomSecret.generate(BYTES);
        var row = new OpaqueTokenEntity();
        row.tokenDigest = Digests.sha256(token);
        row.claims = claims;
        row.expiresAt = expiresAt;
        persist(row);
        return token;
    }

    /** In no transaction: most tokens are JWTs, for which there is nothing to ask. */
    @Override
    public Optional<String> find(String token) {
        if (!token.startsWith(PREFIX)) return Optional.empty();
        return findByIdOptional(Digests.sha256(token)).map(row -> row.claims);
    }

    @Override
    @Transactional
    public int deleteExpired(Instant now, int most) {
        return ExpiredRows.delete(this, OpaqueTokenEntity.class, now, most);
    }
}
