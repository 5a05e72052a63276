package oauthlab.resource.users;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.function.UnaryOperator;
import oauthlab.guarded.refusal.Refusal;
import org.hibernate.exception.ConstraintViolationException;

/** The users in the database. */
@ApplicationScoped
class DatabaseUsers implements Users, PanacheRepositoryBase<UserRow, String> {

    @Override
    public boolean isEmpty() {
        return count() == 0;
    }

    @Override
    @Transactional
    public void add(User user) {
        var row = new UserRow();
        row.write(user);
        persist(row);
    }

    @Override
    public Optional<User> read(String id) {
        return findByIdOptional(id).map(UserRow::read);
    }

    @Override
    @Transactional
    public Optional<User> change(String id, UnaryOperator<User> change) {
        Optional<UserRow> row = findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
        row.ifPresent(found -> found.write(change.apply(found.read())));
        try {
            flush();
        } catch (ConstraintViolationException nameIsTaken) {
            throw Refusal.plain(409, "conflict", "Another user has this username.");
        }
        return row.map(UserRow::read);
    }
}
