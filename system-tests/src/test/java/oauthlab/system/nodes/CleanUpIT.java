package oauthlab.system.nodes;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes on one PostgreSQL clean up at the same moment, for the lease of each is over at once. */
class CleanUpIT {

    private static final int ROWS = 4000;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Map<String, String> SETTINGS = Map.of(
            "OAUTHLAB_CLEANUP_EVERY", "PT1S",
            "OAUTHLAB_CLEANUP_LEASE", "PT0S",
            "OAUTHLAB_CLEANUP_BATCH", "10");

    private static TwoNodes nodes;

    @BeforeAll
    static void start() {
        nodes = TwoNodes.start("clean-up", SETTINGS);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    void what_another_node_deletes_at_the_same_moment_is_no_error() {
        insert("used_id (id_digest, expires_at)", "'x' || n, %s");
        insert("opaque_token (token_digest, claims, expires_at)", "'x' || n, '{}', %s");
        insert("failed_attempt (key_digest, failures, next_at, expires_at)", "'x' || n, 1, %1$s, %1$s");
        insert("client_secret (client_id, secret_digest, created_at, expires_at)", "'task-api', 'x' || n, now(), %s");
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while (left() > 0 && Instant.now().isBefore(end)) LockSupport.parkNanos(PAUSE.toNanos());
        assertEquals(0, left());
        for (var node : List.of(nodes.one(), nodes.other()))
            assertThat(node.service("auth-server").log(), not(containsString("could not be deleted")));
    }

    private static void insert(String columns, String values) {
        String row = values.formatted("now() - n * interval '1 second'");
        nodes.postgres()
                .executeInAuth(
                        "insert into " + columns + " select " + row + " from generate_series(1, " + ROWS + ") n");
    }

    private static int left() {
        return Integer.parseInt(nodes.postgres()
                .valueInAuth("select (select count(*) from used_id)"
                        + " + (select count(*) from opaque_token) + (select count(*) from failed_attempt)"
                        + " + (select count(*) from client_secret where expires_at is not null)"));
    }
}
