package oauthlab.resource.tasks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/**
 * How many tasks each user has. The numbers are kept beside the tasks and change with them, in the same transaction: so
 * they cost the same for a hundred tasks and for a million. The price is that writers of one user wait for each other.
 */
@ApplicationScoped
class TaskCounts {

    private static final String SUM = "select coalesce(sum(case ?2 when '' then pending + in_progress + completed"
            + " when 'pending' then pending when 'in_progress' then in_progress else completed end), 0)"
            + " from task_counts where user_id = ?1";
    private static final String ADD = "update task_counts set"
            + " pending = pending + case ?2 when 'pending' then ?3 else 0 end,"
            + " in_progress = in_progress + case ?2 when 'in_progress' then ?3 else 0 end,"
            + " completed = completed + case ?2 when 'completed' then ?3 else 0 end"
            + " where user_id = ?1";
    private static final String BEGIN = "insert into task_counts (user_id, pending, in_progress, completed)"
            + " select cast(?1 as varchar(255)), 0, 0, 0"
            + " where not exists (select 1 from task_counts where user_id = ?1)";

    /** Whoever has numbers keeps them: nobody has to look each time. */
    private final Cache<String, Boolean> begun =
            Caffeine.newBuilder().maximumSize(10_000).build();

    private final EntityManager database;

    TaskCounts(EntityManager database) {
        this.database = database;
    }

    /** All of a user's, or those with this status. */
    long of(String owner, Optional<TaskStatus> status) {
        String which = status.map(TaskStatus::wire).orElse("");
        return ((Number) ask(SUM, owner).setParameter(2, which).getSingleResult()).longValue();
    }

    /** Counts one more or one less, in the transaction of the caller. */
    void add(String owner, String status, int difference) {
        int counted = ask(ADD, owner)
                .setParameter(2, status)
                .setParameter(3, difference)
                .executeUpdate();
        if (counted != 1) throw new IllegalStateException("nobody counts the tasks of " + owner);
    }

    /** One task has another status now; in the transaction of the caller. */
    void move(String owner, String from, String to) {
        add(owner, from, -1);
        add(owner, to, 1);
    }

    /** Begins to count, if that has not begun: before the transaction in which there is something to count. */
    void begin(String owner) {
        if (begun.getIfPresent(owner) != null) return;
        insert(owner);
        begun.put(owner, true);
    }

    private void insert(String owner) {
        try {
            QuarkusTransaction.requiringNew().run(() -> ask(BEGIN, owner).executeUpdate());
        } catch (ConstraintViolationException another) {
            // Another request of the same user began at the same moment.
        }
    }

    private Query ask(String sql, String owner) {
        return database.createNativeQuery(sql).setParameter(1, owner);
    }
}
