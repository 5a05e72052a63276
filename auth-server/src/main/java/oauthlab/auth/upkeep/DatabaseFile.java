package oauthlab.auth.upkeep;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.jboss.logging.Logger;

/**
 * Gives the room of deleted rows back, where the database is a file of H2. PostgreSQL does that on its own.
 *
 * <p>H2 appends the pages that a commit changes, 19 KB for a small row, and reuses none of the old ones while it is set to write at
 * once (WRITE_DELAY=0). So 20,000 rows leave 370 MB, even after they are deleted.
 */
@ApplicationScoped
class DatabaseFile {

    private static final Logger LOG = Logger.getLogger(DatabaseFile.class);
    private static final int MEGABYTE = 1024 * 1024;

    private final DataSource database;
    private final UpkeepSettings settings;
    private long sizeBefore;

    DatabaseFile(DataSource database, UpkeepSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Others wait while it is done, so it takes a moment at most, and only when the file has grown by a half. */
    @Scheduled(every = "{oauthlab.upkeep.compact-every}", concurrentExecution = ConcurrentExecution.SKIP)
    synchronized void compact() {
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
        if (store.getFileStore() == null || !hasGrown(store)) return;
        int retention = store.getRetentionTime();
        store.compactFile((int) settings.compactFor().toMillis());
        store.setRetentionTime(retention);
        sizeBefore = store.getFileStore().size();
    }

    private boolean hasGrown(MVStore store) {
        long size = store.getFileStore().size();
        return size > (long) settings.compactAboveMegabytes() * MEGABYTE && size > sizeBefore * 3 / 2;
    }
}
