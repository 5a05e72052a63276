package oauthlab.auth.foundation.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import oauthlab.auth.TestClock;
import oauthlab.auth.foundation.platform.Expiring;
import oauthlab.auth.keys.KeysProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lease lets one process clean up at a time; one that was paused for long may still do it beside the next holder. */
@QuarkusTest
@TestProfile(KeysProfile.class)
class TwoNodesCleanUpTest {

    private static final int ROWS = 300;
    private static final int BATCH = 20;

    @Inject
    @All
    List<Expiring> places;

    @Inject
    EntityManager database;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void what_another_node_deletes_at_the_same_moment_is_no_error() throws Exception {
        fill();
        clock.advance(Duration.ofDays(100));
        List<Callable<Void>> nodes = places.stream()
                .flatMap(place -> List.of(node(place), node(place), node(place)).stream())
                .toList();
        var threads = Executors.newFixedThreadPool(6);
        try {
            var running = new ArrayList<Future<Void>>();
            for (Callable<Void> node : nodes) running.add(threads.submit(node));
            for (Future<Void> node : running) node.get();
        } finally {
            threads.shutdown();
        }
        for (String table : List.of("used_id", "revoked_token", "pushed_request", "opaque_token", "audit_event"))
            assertEquals(0, rows(table), table);
        assertEquals(0, rows("client_secret where expires_at is not null"));
    }

    private Callable<Void> node(Expiring place) {
        return () -> {
            // Another node may have taken part of a batch, so a short one does not mean that the place is empty.
            for (int round = 0; round <= 2 * ROWS / BATCH; round++) place.deleteExpired(clock.instant(), BATCH);
            return null;
        };
    }

    private void fill() {
        insert("used_id (id_digest, expires_at)", "%s, %s");
        insert("revoked_token (token_id, expires_at, whole)", "%s, %s, true");
        insert("opaque_token (token_digest, claims, expires_at)", "%s, '{}', %s");
        insert(
                "pushed_request (uri_digest, client_id, parameters, opened, open_until, expires_at, holder)",
                "%s, 'agent-cli', '', false, current_timestamp, %s, ''");
        insert(
                "client_secret (client_id, secret_digest, created_at, expires_at)",
                "'task-api', %s, current_timestamp, %s");
        insert(
                "audit_event (id, occurrences, type, outcome, occurred_at, refused)",
                "1000000 + x, 1, 'test', %s, %s, true");
    }

    /** So many rows that expire at different moments. */
    private void insert(String columns, String values) {
        String row = values.formatted("cast(x as varchar)", "dateadd('second', x, current_timestamp)");
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "insert into " + columns + " select " + row + " from system_range(1, " + ROWS + ")")
                        .executeUpdate());
    }

    private long rows(String table) {
        return QuarkusTransaction.requiringNew()
                .call(() -> (Long) database.createNativeQuery("select count(*) from " + table, Long.class)
                        .getSingleResult());
    }
}
