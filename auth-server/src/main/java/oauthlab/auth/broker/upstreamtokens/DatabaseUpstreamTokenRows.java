package oauthlab.auth.broker.upstreamtokens;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import oauthlab.auth.foundation.platform.ExpiredRows;

/** In two tables, so that every process knows them and none is lost with a restart. */
@ApplicationScoped
@Typed(DatabaseUpstreamTokenRows.class)
class DatabaseUpstreamTokenRows implements UpstreamTokenRows, PanacheRepositoryBase<UpstreamTokenEntity, String> {

    @Override
    @Transactional
    public void add(Row row) {
        persist(UpstreamTokenEntity.of(row));
    }

    @Override
    @Transactional
    public Optional<Row> find(String upstreamId) {
        return find("upstreamId = ?1 and endedAt is null", upstreamId)
                .firstResultOptional()
                .map(UpstreamTokenEntity::toRow);
    }

    @Override
    @Transactional
    public Optional<Row> findByToken(String tokenId, Instant now) {
        return find(
                        "endedAt is null and expiresAt > ?2 and upstreamId = (select use.upstreamId from UpstreamTokenUseEntity use"
                                + " where use.tokenId = ?1 and use.expiresAt > ?2)",
                        tokenId,
                        now)
                .firstResultOptional()
                .map(UpstreamTokenEntity::toRow);
    }

    @Override
    @Transactional
    public void use(String tokenId, String upstreamId, Instant tokenExpiresAt) {
        var use = new UpstreamTokenUseEntity();
        use.tokenId = tokenId;
        use.upstreamId = upstreamId;
        use.expiresAt = tokenExpiresAt;
        getEntityManager().persist(use);
    }

    @Override
    @Transactional
    public void keepUntil(String upstreamId, Instant until) {
        update("expiresAt = ?1 where upstreamId = ?2 and expiresAt < ?1", until, upstreamId);
    }

    /** One statement: the database decides who was first. */
    @Override
    @Transactional
    public boolean startRefresh(String upstreamId, int version, Instant now, Instant until) {
        return update(
                        "refreshingUntil = :until where upstreamId = :id and version = :version and endedAt is null"
                                + " and (refreshingUntil is null or refreshingUntil <= :now)",
                        Parameters.with("until", until)
                                .and("id", upstreamId)
                                .and("version", version)
                                .and("now", now))
                == 1;
    }

    @Override
    @Transactional
    public void giveUpRefresh(String upstreamId, int version) {
        update("refreshingUntil = null where upstreamId = ?1 and version = ?2", upstreamId, version);
    }

    @Override
    @Transactional
    public boolean replace(Row newer) {
        return update(
                        "content = ?1, version = ?2, refreshingUntil = null where upstreamId = ?3 and version = ?4",
                        newer.content(),
                        newer.version(),
                        newer.upstreamId(),
                        newer.version() - 1)
                == 1;
    }

    @Override
    @Transactional
    public boolean rewrap(Row row, String anew) {
        return update("content = ?1 where upstreamId = ?2 and content = ?3", anew, row.upstreamId(), row.content())
                == 1;
    }

    @Override
    @Transactional
    public void end(String upstreamId, Instant now) {
        update("endedAt = ?1 where upstreamId = ?2 and endedAt is null", now, upstreamId);
    }

    @Override
    @Transactional
    public List<Row> over(Instant now, Set<String> without, int most) {
        String others = without.isEmpty() ? "" : " and provider not in ?2";
        Stream<Row> ended = some("endedAt <= ?1" + others, Sort.by("endedAt"), most, parameters(now, without));
        Stream<Row> expired = some(
                "endedAt is null and expiresAt <= ?1" + others, Sort.by("expiresAt"), most, parameters(now, without));
        return Stream.concat(ended, expired).limit(most).toList();
    }

    private static Object[] parameters(Instant now, Set<String> without) {
        return without.isEmpty() ? new Object[] {now} : new Object[] {now, without};
    }

    @Override
    @Transactional
    public List<Row> page(String after, int most) {
        return some("upstreamId > ?1 and endedAt is null", Sort.by("upstreamId"), most, after)
                .toList();
    }

    private Stream<Row> some(String where, Sort order, int most, Object... parameters) {
        return find(where, order, parameters).page(Page.ofSize(most)).stream().map(UpstreamTokenEntity::toRow);
    }

    /** One statement, which is content to find nothing: find-then-delete fails when another process is faster. */
    @Override
    @Transactional
    public void delete(String upstreamId) {
        delete("upstreamId", upstreamId);
    }

    @Override
    @Transactional
    public int deleteExpiredUses(Instant now, int most) {
        return ExpiredRows.delete(this, UpstreamTokenUseEntity.class, now, most);
    }
}
