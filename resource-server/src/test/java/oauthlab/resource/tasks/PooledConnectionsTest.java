package oauthlab.resource.tasks;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import oauthlab.resource.ApiTest;
import org.junit.jupiter.api.Test;

/** Connections come and go; what one of them made has to stay. */
@QuarkusTest
class PooledConnectionsTest extends ApiTest {

    @Inject
    AgroalDataSource pool;

    @Test
    void tasks_can_be_written_after_the_connection_that_made_the_tables_is_gone() {
        createTask(asUser(somebody()), "{\"title\":\"before\"}");
        pool.flush(FlushMode.ALL);
        createTask(asUser(somebody()), "{\"title\":\"after\"}");
    }

    @Test
    void a_status_that_nobody_knows_does_not_get_into_the_table() throws SQLException {
        createTask(asUser(somebody()), "{\"title\":\"x\"}");
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            assertThrows(SQLException.class, () -> statement.executeUpdate("update tasks set status = 'unknown'"));
        }
    }
}
