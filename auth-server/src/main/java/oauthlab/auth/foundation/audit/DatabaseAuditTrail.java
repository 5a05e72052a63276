package oauthlab.auth.foundation.audit;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import oauthlab.auth.foundation.platform.ExpiredRows;
import oauthlab.auth.foundation.platform.Expiring;

/** The trail in the table {@code audit_event}. */
@ApplicationScoped
class DatabaseAuditTrail implements AuditTrail, Expiring, PanacheRepository<AuditEntity> {

    private static final Sort NEWEST_FIRST = Sort.descending("id");

    private final AuditSettings settings;

    DatabaseAuditTrail(AuditSettings settings) {
        this.settings = settings;
    }

    @Override
    @Transactional
    public void append(List<AuditRecord> records) {
        persist(records.stream().map(AuditEntity::of));
    }

    @Override
    @Transactional
    public List<AuditRecord> page(AuditTrail.Filter filter, int limit, int offset) {
        Map<String, Object> criteria = filter.criteria();
        var rows = criteria.isEmpty() ? findAll(NEWEST_FIRST) : find(query(criteria), NEWEST_FIRST, criteria);
        return rows.range(offset, offset + limit - 1).stream()
                .map(AuditEntity::toRecord)
                .toList();
    }

    @Override
    @Transactional
    public long total(AuditTrail.Filter filter) {
        Map<String, Object> criteria = filter.criteria();
        return criteria.isEmpty() ? count() : count(query(criteria), criteria);
    }

    @Override
    @Transactional
    public int deleteBefore(Instant time, int most) {
        return ExpiredRows.delete(this, AuditEntity.class, "occurredAt", time, most);
    }

    @Override
    @Transactional
    public int deleteExpired(Instant now, int most) {
        return Math.max(deleteBefore(now.minus(settings.retention()), most), deleteRefusals(most));
    }

    /** The oldest of those that are too many. */
    private int deleteRefusals(int most) {
        List<Long> newestToGo = refusal("desc", settings.mostRefusals());
        if (newestToGo.isEmpty()) return 0;
        long end =
                refusal("asc", most - 1).stream().reduce(newestToGo.get(0), (first, second) -> Math.min(first, second));
        return (int) delete("refused = true and id <= ?1", end);
    }

    private List<Long> refusal(String order, int number) {
        return getEntityManager()
                .createQuery("select id from AuditEntity where refused = true order by id " + order, Long.class)
                .setFirstResult(number)
                .setMaxResults(1)
                .getResultList();
    }

    /** {@code type = :type and clientId = :clientId}: names of ours, values as parameters. */
    private static String query(Map<String, Object> criteria) {
        return criteria.keySet().stream().map(name -> name + " = :" + name).collect(Collectors.joining(" and "));
    }
}
