package oauthlab.auth.tokens.families;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.foundation.platform.ExpiredRows;
import oauthlab.auth.foundation.platform.Expiring;
import oauthlab.auth.tokens.revocation.Revocation;
import oauthlab.auth.tokens.revocation.RevokedTokens;
import oauthlab.shared.secret.RandomSecret;

/** Families in the database, one row each, however often they are refreshed. */
@ApplicationScoped
class DatabaseTokenFamilies implements TokenFamilies, Expiring, PanacheRepositoryBase<TokenFamilyEntity, String> {

    private final Clock clock;
    private final AuditLog audit;
    private final RevokedTokens revoked;
    private final Lifetimes lifetimes;
    private final Event<SignInUnused> ended;

    DatabaseTokenFamilies(
            Clock clock, AuditLog audit, RevokedTokens revoked, Lifetimes lifetimes, Event<SignInUnused> ended) {
        this.clock = clock;
        this.audit = audit;
        this.revoked = revoked;
        this.lifetimes = lifetimes;
        this.ended = ended;
    }

    @Override
    public String newId() {
        return RandomSecret.generate(TokenFamily.ID_BYTES);
    }

    @Override
    @Transactional
    public TokenFamily start(String id, NewFamily family) {
        Instant now = clock.instant();
        Instant end = family.endsWithSession()
                ? endOfSession(family, now)
                : now.plus(family.lifetime().orElse(lifetimes.family()));
        var row = TokenFamilyEntity.of(id, family, now, end);
        persist(row);
        return row.toFamily();
    }

    /** With the sign-in. One at another provider may be of unknown age, or long ago; then it is from now on. */
    private Instant endOfSession(NewFamily family, Instant now) {
        Instant end = family.authTime().plus(lifetimes.session());
        return end.isAfter(now) ? end : now.plus(lifetimes.session());
    }

    @Override
    @Transactional
    public Optional<TokenFamily> find(String id) {
        return findByIdOptional(id).map(TokenFamilyEntity::toFamily);
    }

    /** One statement: the database decides who was first. */
    @Override
    @Transactional
    public Optional<TokenFamily> rotate(String id, int generation) {
        int changed = update(
                "generation = generation + 1, lastUsedAt = :now"
                        + " where familyId = :id and generation = :generation and revokedAt is null",
                Parameters.with("now", clock.instant()).and("id", id).and("generation", generation));
        return changed == 1 ? find(id) : Optional.empty();
    }

    @Override
    @Transactional
    public void revoke(TokenFamily family, String because) {
        revokeAll(list("familyId = ?1 and revokedAt is null", family.id()), because);
    }

    @Override
    @Transactional
    public void revokeAll(String userId, String clientId, String because) {
        revokeAll(list("userId = ?1 and clientId = ?2 and revokedAt is null", userId, clientId), because);
    }

    @Override
    @Transactional
    public void revokeClient(String clientId, String because) {
        revoked.revoke(Revocation.ofClient(clientId, clock.instant().plus(lifetimes.longestAccessToken())));
        revokeAll(list("clientId = ?1 and revokedAt is null", clientId), because);
    }

    @Override
    @Transactional
    public void moveSession(String from, String to) {
        update("sessionId = ?1 where sessionId = ?2", to, from);
    }

    @Override
    @Transactional
    public void revokeSession(String sessionId, String because) {
        revokeAll(list("sessionId = ?1 and revokedAt is null", sessionId), because);
    }

    @Override
    @Transactional
    public boolean restOn(String upstreamId) {
        return count("upstreamId = ?1 and revokedAt is null and expiresAt > ?2", upstreamId, clock.instant()) > 0;
    }

    private void revokeAll(List<TokenFamilyEntity> rows, String because) {
        Instant now = clock.instant();
        for (TokenFamilyEntity row : rows) {
            int changed = update("revokedAt = ?1 where familyId = ?2 and revokedAt is null", now, row.familyId);
            if (changed == 0) continue; // somebody else was faster
            // Its access tokens live on by their signatures; so the list says no until the last of them has expired.
            revoked.revoke(Revocation.ofFamily(row.familyId, row.userId, now.plus(lifetimes.longestAccessToken())));
            audit.write(AuditEvent.ok("family.revoked", row.clientId, row.userId, because));
            if (row.upstreamId != null) ended.fire(new SignInUnused(row.upstreamId));
        }
    }

    /** Not before its last access token is gone: until then, whoever takes the approval back must find it. */
    @Override
    @Transactional
    public int deleteExpired(Instant now, int most) {
        return ExpiredRows.delete(this, TokenFamilyEntity.class, now.minus(lifetimes.longestAccessToken()), most);
    }
}
