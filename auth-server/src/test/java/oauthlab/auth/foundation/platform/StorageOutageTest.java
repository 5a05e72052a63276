package oauthlab.auth.foundation.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageOutageTest {

    @ParameterizedTest
    @CsvSource({
        "08006, true", // the connection ended
        "53100, true", // PostgreSQL: the disk is full
        "57P01, true", // PostgreSQL is being shut down
        "25006, true", // PostgreSQL: read-only
        "90098, true", // H2: the database has been closed
        "HY000, true", // H2: the file cannot be written
        "40001, true", // two changed the same
        "HYT00, true", // H2: a lock was not given in time
        "90028, true", // H2: the disk failed
        "0A000, false", // the database cannot do that
        "21000, false", // one row was expected
        "25001, false", // in a transaction
        "90012, false", // H2: a parameter is not set
        "23505, false", // such a row is there
        "22001, false", // a text is too long
        "42601, false" // a statement is wrong
    })
    void what_the_database_says_tells_whose_fault_it_is(String state, boolean isTheirs) {
        var fault = new IllegalStateException(new SQLException("says why", state));
        assertEquals(isTheirs, StorageOutage.isBehind(fault));
    }

    @Test
    void a_pool_that_has_no_connection_left_gives_no_state() {
        assertTrue(StorageOutage.isBehind(new SQLException("Sorry, acquisition timeout!")));
    }

    @Test
    void a_commit_that_failed_is_told_beside_the_fault() {
        var fault = new IllegalStateException("could not commit");
        fault.addSuppressed(new IllegalStateException(new SQLException("no space left", "HY000")));
        assertTrue(StorageOutage.isBehind(fault));
    }

    @Test
    void a_fault_of_ours_is_one_even_in_a_circle() {
        var fault = new IllegalStateException();
        fault.initCause(new IllegalArgumentException(fault));
        assertFalse(StorageOutage.isBehind(fault));
    }
}
