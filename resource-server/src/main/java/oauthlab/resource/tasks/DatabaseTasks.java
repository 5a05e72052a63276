package oauthlab.resource.tasks;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import oauthlab.guarded.refusal.Refusal;
import oauthlab.resource.owners.Owner;

/** The tasks in the database. */
@ApplicationScoped
class DatabaseTasks implements Tasks, PanacheRepositoryBase<TaskRow, String> {

    static final int MAX_PER_CLIENT = 10_000;

    private final TaskCounts counts;

    DatabaseTasks(TaskCounts counts) {
        this.counts = counts;
    }

    @Override
    public void add(Owner owner, Task task) {
        requireRoom(owner);
        counts.begin(owner.key());
        QuarkusTransaction.joiningExisting().run(() -> {
            var row = new TaskRow();
            row.userId = owner.key();
            row.write(task);
            persist(row);
            counts.add(row.userId, row.status, 1);
        });
    }

    /** Behind a user's tasks there is somebody who signed in; a client may have registered itself a moment ago. */
    private void requireRoom(Owner owner) {
        if (!owner.isClient() || counts.of(owner.key(), Optional.empty()) < MAX_PER_CLIENT) return;
        throw Refusal.plain(
                403,
                "limit_reached",
                "A client that acts for itself may have " + MAX_PER_CLIENT + " tasks; delete some first.");
    }

    @Override
    public Optional<Task> read(Owner owner, String id) {
        return findByIdOptional(id)
                .filter(row -> row.userId.equals(owner.key()))
                .map(TaskRow::read);
    }

    @Override
    public TaskPage list(Owner owner, TaskQuery query) {
        List<TaskRow> page =
                newestFirst(owner, query).range(query.offset(), lastOf(query)).list();
        return new TaskPage(page.stream().map(TaskRow::read).toList(), counts.of(owner.key(), query.status()));
    }

    /** The order names all columns of an index, also those with one value only: else H2 would sort all there is. */
    private PanacheQuery<TaskRow> newestFirst(Owner owner, TaskQuery query) {
        return query.status()
                .map(status -> find(
                        "userId = ?1 and status = ?2 order by userId, status, createdAt desc, id",
                        owner.key(),
                        status.wire()))
                .orElseGet(() -> find("userId = ?1 order by userId, createdAt desc, id", owner.key()));
    }

    @Override
    @Transactional
    public Optional<Task> change(Owner owner, String id, UnaryOperator<Task> change) {
        return lock(owner, id).map(row -> {
            String before = row.status;
            row.write(change.apply(row.read()));
            if (!row.status.equals(before)) counts.move(owner.key(), before, row.status);
            return row.read();
        });
    }

    @Override
    @Transactional
    public boolean remove(Owner owner, String id) {
        Optional<TaskRow> found = lock(owner, id);
        found.ifPresent(row -> {
            delete(row);
            counts.add(owner.key(), row.status, -1);
        });
        return found.isPresent();
    }

    /** First the task, then its user's numbers: who locks in one order never waits in a circle. */
    private Optional<TaskRow> lock(Owner owner, String id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(row -> row.userId.equals(owner.key()));
    }

    private static int lastOf(TaskQuery query) {
        return (int) Math.min(Integer.MAX_VALUE - 1L, (long) query.offset() + query.limit() - 1);
    }
}
