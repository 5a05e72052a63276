package oauthlab.auth.ground;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import java.time.Instant;

/** Deletes the rows of a table whose {@code expiresAt} is past, the oldest first, some at a time. */
public final class ExpiredRows {

    private ExpiredRows() {}

    /**
     * @param entity the name of the class of the rows
     * @param id the name of their key
     * @return how many were deleted
     */
    public static int delete(PanacheRepositoryBase<?, ?> rows, Class<?> entity, String id, Instant before, int most) {
        String oldest = "select old." + id + " from " + entity.getSimpleName()
                + " old where old.expiresAt < ?1 order by old.expiresAt limit ?2";
        return (int) rows.delete(id + " in (" + oldest + ")", before, most);
    }
}
