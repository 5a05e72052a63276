package oauthlab.auth.foundation.cleanup;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import oauthlab.auth.foundation.platform.OwnerOnlyFiles;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.jboss.logging.Logger;

/**
 * Gives the room of deleted rows back, where the database is a file of H2. PostgreSQL does that on its own.
 *
 * <p>H2 appends the pages that a commit changes, 19 KB for a small row. It would clean up after itself in the background, but does
 * not while it is set to write at once (WRITE_DELAY=0). So 20,000 rows leave 370 MB, even after they are deleted.
 */
@ApplicationScoped
class DatabaseFile {

    private static final Logger LOG = Logger.getLogger(DatabaseFile.class);
    private static final int MEGABYTE = 1024 * 1024;
    private static final int FULL_ENOUGH = 90;
    private static final int STEP_BYTES = 4 * MEGABYTE;

    private final DataSource database;
    private final CleanupSettings settings;
    private final Clock clock;

    DatabaseFile(DataSource database, CleanupSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** The passwords and tokens in it are digests, but who is a user of what is there to read. */
    void warnIfShared(@Observes StartupEvent start) {
        try (Connection connection = database.getConnection()) {
            FileStore<?> file = connection.isWrapperFor(JdbcConnection.class)
                    ? store(connection).getFileStore()
                    : null;
            if (file != null)
                OwnerOnlyFiles.warnIfShared(Path.of(file.getFileName()).getParent());
        } catch (SQLException fault) {
            LOG.warnf(fault, "Nobody knows who can read the database file.");
        }
    }

    /** Others wait while it is done, so it takes a moment at most, and only when the file is large. */
    @Scheduled(every = "{oauthlab.cleanup.compact-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void compact() {
        try (Connection connection = database.getConnection()) {
            if (connection.isWrapperFor(JdbcConnection.class)) compact(store(connection));
        } catch (SQLException | RuntimeException fault) {
            LOG.warnf(
                    fault,
                    "The database file could not be compacted; it is tried again in %s.",
                    settings.compactEvery());
        }
    }

    private static MVStore store(Connection connection) throws SQLException {
        var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        return session.getDatabase().getStore().getMvStore();
    }

    private void compact(MVStore store) {
        if (store.getFileStore() == null || isSmall(store)) return;
        Instant end = clock.instant().plus(settings.compactFor());
        // What is left of old pages is written again, as a commit does, and their room is used again. To move them, as
        // compactFile
        // does, is for a database that nobody uses.
        boolean more = true;
        while (more && clock.instant().isBefore(end)) more = store.compact(FULL_ENOUGH, STEP_BYTES);
    }

    private boolean isSmall(MVStore store) {
        return store.getFileStore().size() <= (long) settings.compactAboveMegabytes() * MEGABYTE;
    }
}
