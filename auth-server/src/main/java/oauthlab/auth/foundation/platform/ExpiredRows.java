package oauthlab.auth.foundation.platform;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** Deletes the rows of a table whose time is past, the oldest first, some at a time. */
public final class ExpiredRows {

    private ExpiredRows() {}

    /** As below, by {@code expiresAt}. */
    public static int delete(PanacheRepositoryBase<?, ?> rows, Class<?> entity, Instant before, int most) {
        return delete(rows, entity, "expiresAt", before, most);
    }

    /**
     * Looks up the time of the last row to delete, then deletes up to it: both find their rows by an index. To delete what a
     * subquery lists takes H2 twenty times as long.
     *
     * @param entity the class of the rows
     * @param time the name of their time, which has an index
     * @return how many were deleted; rows of the very same time go together
     */
    public static int delete(PanacheRepositoryBase<?, ?> rows, Class<?> entity, String time, Instant before, int most) {
        String name = entity.getSimpleName();
        List<Instant> last = rows.getEntityManager()
                .createQuery(
                        "select old." + time + " from " + name + " old where old." + time + " < ?1 order by old."
                                + time,
                        Instant.class)
                .setParameter(1, before)
                .setFirstResult(most - 1)
                .setMaxResults(1)
                .getResultList();
        String which = last.isEmpty() ? " < ?1" : " <= ?1";
        return rows.getEntityManager()
                .createQuery("delete from " + name + " where " + time + which)
                .setParameter(1, last.isEmpty() ? before : last.get(0))
                .executeUpdate();
    }

    /** As above, by {@code expires_at}, for a table whose rows belong to an entity of another table. */
    public static int delete(EntityManager database, String table, Instant before, int most) {
        List<Instant> last = database.createNativeQuery(
                        "select expires_at from " + table + " where expires_at < ?1 order by expires_at", Instant.class)
                .setParameter(1, before)
                .setFirstResult(most - 1)
                .setMaxResults(1)
                .getResultList();
        String which = last.isEmpty() ? " < ?1" : " <= ?1";
        return database.createNativeQuery("delete from " + table + " where expires_at" + which)
                .setParameter(1, last.isEmpty() ? before : last.get(0))
                .executeUpdate();
    }
}
