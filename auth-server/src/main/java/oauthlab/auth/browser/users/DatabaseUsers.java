package oauthlab.auth.browser.users;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;

/** Keeps users in the database. */
@ApplicationScoped
class DatabaseUsers implements Users, PanacheRepositoryBase<UserEntity, String> {

    private static final Logger LOG = Logger.getLogger(DatabaseUsers.class);

    private final Clock clock;
    /** Unknown names cost the time that known ones do. */
    private final PasswordHash nobodys = PasswordHash.unmatchable();

    DatabaseUsers(Clock clock) {
        this.clock = clock;
    }

    /** The slow hash runs outside the transaction: a connection is not held while it does. */
    @Override
    public Optional<User> authenticate(String username, String password) {
        UserEntity row = QuarkusTransaction.requiringNew()
                .call(() -> find("username", username).firstResult());
        PasswordHash expected = row == null ? nobodys : new PasswordHash(row.passwordHash);
        boolean right = expected.matches(password);
        return right && row != null ? Optional.of(row.toUser()) : Optional.empty();
    }

    @Override
    @Transactional
    public Optional<String> idOf(String username) {
        return find("username", username).firstResultOptional().map(row -> row.userId);
    }

    @Override
    @Transactional
    public Optional<User> find(String userId) {
        return findByIdOptional(userId).map(UserEntity::toUser);
    }

    /** Two processes may start at once: one of them adds the user. */
    @Override
    public void addIfAbsent(User user, PasswordHash password) {
        try {
            QuarkusTransaction.requiringNew().run(() -> insertIfAbsent(user, password));
        } catch (ConstraintViolationException another) {
            LOG.infof("Another process added the user %s.", user.id());
        }
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void addWithoutPassword(User user) {
        insert(user, PasswordHash.unmatchable());
    }

    private void insertIfAbsent(User user, PasswordHash password) {
        if (findByIdOptional(user.id()).isEmpty()) insert(user, password);
    }

    private void insert(User user, PasswordHash password) {
        var row = new UserEntity();
        row.userId = user.id();
        row.username = user.username();
        row.email = user.email();
        row.passwordHash = password.encoded();
        row.createdAt = clock.instant();
        persistAndFlush(row);
    }
}
