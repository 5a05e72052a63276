package oauthlab.resource.tasks;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The tasks in the database. */
@ApplicationScoped
class DatabaseTasks implements Tasks, PanacheRepositoryBase<TaskRow, String> {

    private static final String NEWEST_FIRST = " order by createdAt desc, id";

    @Override
    @Transactional
    public void add(Task task) {
        var row = new TaskRow();
        row.write(task);
        persist(row);
    }

    @Override
    public Optional<Task> read(String owner, String id) {
        return findByIdOptional(id).filter(row -> row.userId.equals(owner)).map(TaskRow::read);
    }

    @Override
    public TaskPage list(String owner, TaskQuery query) {
        PanacheQuery<TaskRow> matching = query.status().isPresent()
                ? find(
                        "userId = ?1 and status = ?2" + NEWEST_FIRST,
                        owner,
                        query.status().get().wire())
                : find("userId = ?1" + NEWEST_FIRST, owner);
        long total = matching.count();
        List<TaskRow> page = matching.range(query.offset(), lastOf(query)).list();
        return new TaskPage(page.stream().map(TaskRow::read).toList(), total);
    }

    @Override
    @Transactional
    public Optional<Task> change(String owner, String id, UnaryOperator<Task> change) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(row -> row.userId.equals(owner))
                .map(row -> {
                    row.write(change.apply(row.read()));
                    return row.read();
                });
    }

    @Override
    @Transactional
    public boolean remove(String owner, String id) {
        return delete("id = ?1 and userId = ?2", id, owner) > 0;
    }

    private static int lastOf(TaskQuery query) {
        return (int) Math.min(Integer.MAX_VALUE - 1L, (long) query.offset() + query.limit() - 1);
    }
}
