package oauthlab.auth.tokens.revocation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import oauthlab.auth.foundation.platform.ExpiredRows;
import oauthlab.auth.foundation.platform.Expiring;
import oauthlab.auth.tokens.revocation.Revocation.Owner;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The list in the database, so that every process sees it.
 *
 * <p>Every change gets the database's time. That is when its transaction began, so changes can become visible in another
 * order; readers look back far enough for that.
 */
@ApplicationScoped
class DatabaseRevokedTokens implements RevokedTokens, Expiring, PanacheRepositoryBase<RevokedTokenEntity, String> {

    private static final String MAKE_WHOLE = "update revoked_token set whole = true, expires_at = greatest(expires_at,"
            + " :expires), changed_at = current_timestamp where token_id = :id and (whole = false or expires_at < :expires)";
    private static final String MOVE_UNTIL = "update revoked_token set until_at = :until, expires_at ="
            + " greatest(expires_at, :expires), changed_at = current_timestamp where token_id = :id";
    private static final String RESTORE = "update revoked_token set whole = false, changed_at = current_timestamp where"
            + " token_id = :id and whole = true";

    private final DataSource database;
    private final RevocationSettings settings;
    private final Duration longestToken;
    private final Clock clock;

    DatabaseRevokedTokens(
            DataSource database,
            RevocationSettings settings,
            @ConfigProperty(name = "oauthlab.lifetimes.longest-access-token") Duration longestToken,
            Clock clock) {
        this.database = database;
        this.settings = settings;
        this.longestToken = longestToken;
        this.clock = clock;
    }

    @Override
    @Transactional
    public boolean revoke(Revocation revocation) {
        if (findByIdOptional(revocation.id()).isPresent()) return makeWhole(revocation);
        insert(revocation.id(), revocation.owner().orElse(null), null, revocation.expiresAt());
        revocation.owner().ifPresent(this::keepFew);
        return true;
    }

    private boolean makeWhole(Revocation revocation) {
        return getEntityManager()
                        .createNativeQuery(MAKE_WHOLE)
                        .setParameter("id", revocation.id())
                        .setParameter("expires", revocation.expiresAt())
                        .executeUpdate()
                == 1;
    }

    private void insert(String id, Owner owner, Instant until, Instant expiresAt) {
        var row = new RevokedTokenEntity();
        row.tokenId = id;
        row.ownerId = owner == null ? null : owner.id();
        row.whole = until == null;
        row.untilAt = until;
        row.expiresAt = expiresAt;
        persistAndFlush(row);
    }

    /** Too many of one owner: one entry for all its tokens so far, which takes their place. So nothing is refused, or lost. */
    private void keepFew(Owner owner) {
        Instant now = clock.instant();
        if (count("ownerId = ?1 and expiresAt > ?2", owner.id(), now)
                <= settings.most().get(owner.kind())) return;
        revokeUntil(now.truncatedTo(ChronoUnit.SECONDS), owner);
        delete("ownerId", owner.id());
        owner.owner().ifPresent(this::keepFew);
    }

    private void revokeUntil(Instant until, Owner owner) {
        Instant expiresAt = until.plus(longestToken);
        int moved = getEntityManager()
                .createNativeQuery(MOVE_UNTIL)
                .setParameter("id", owner.id())
                .setParameter("until", until)
                .setParameter("expires", expiresAt)
                .executeUpdate();
        if (moved == 0) insert(owner.id(), owner.owner().orElse(null), until, expiresAt);
    }

    @Override
    @Transactional
    public void restore(String id) {
        getEntityManager().createNativeQuery(RESTORE).setParameter("id", id).executeUpdate();
    }

    /** Every introspection asks this, so it is asked in plain SQL: a tenth of what a query through Hibernate costs. */
    @Override
    public boolean containsAny(List<String> ids, Instant issuedAt) {
        String sql = "select 1 from revoked_token where token_id in (" + "?, ".repeat(ids.size() - 1)
                + "?) and (whole or until_at >= ?)";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < ids.size(); i++) query.setString(i + 1, ids.get(i));
            query.setObject(ids.size() + 1, OffsetDateTime.ofInstant(issuedAt, ZoneOffset.UTC));
            return query.executeQuery().next();
        } catch (SQLException fault) {
            throw new IllegalStateException("cannot tell whether a token was revoked", fault);
        }
    }

    @Override
    @Transactional
    public List<Change> page(Position after, Instant now, int most) {
        return find(
                        "changedAt >= ?1 and (changedAt > ?1 or tokenId > ?2) and expiresAt > ?3"
                                + " order by changedAt, tokenId",
                        after.changedAt(),
                        after.id(),
                        now)
                .page(0, most)
                .stream()
                .map(RevokedTokenEntity::toChange)
                .toList();
    }

    @Override
    public Instant now() {
        try (Connection connection = database.getConnection();
                Statement query = connection.createStatement();
                var row = query.executeQuery("select current_timestamp")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (SQLException fault) {
            throw new IllegalStateException("the database does not say what time it is", fault);
        }
    }

    @Override
    @Transactional
    public int deleteExpired(Instant now, int most) {
        return ExpiredRows.delete(this, RevokedTokenEntity.class, now, most);
    }
}
