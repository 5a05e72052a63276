package oauthlab.auth.foundation.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestRequests;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.foundation.platform.Expiring;
import oauthlab.auth.keys.KeysProfile;
import oauthlab.shared.proof.CodeVerifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What has expired goes, what has not stays, and one process at a time does it. */
@QuarkusTest
@TestProfile(KeysProfile.class)
class CleanupTest {

    @Inject
    Cleanup cleanup;

    @Inject
    CleanupSettings settings;

    @Inject
    Lease lease;

    @Inject
    EntityManager database;

    @Inject
    AuditLog audit;

    @Inject
    TestClock clock;

    @BeforeEach
    void letTheLeaseRunOut() {
        clock.advance(settings.lease().plusSeconds(1));
    }

    @Test
    void a_session_goes_when_it_has_ended_and_not_before() {
        new TestBrowser().signIn("alice");
        cleanup.cleanUp();
        assertTrue(rows("user_session") > 0);
        clock.advance(Duration.ofHours(8).plusSeconds(1));
        cleanup.cleanUp();
        assertEquals(0, rows("user_session"));
    }

    @Test
    void a_redeemed_code_stays_for_a_day_so_that_its_replay_is_noticed() {
        var verifier = CodeVerifier.random();
        String code = TestRequests.code(TestRequests.authorization(verifier));
        TestRequests.token(TestRequests.redemption(code, verifier)).then().statusCode(200);
        clock.advance(Duration.ofHours(23));
        cleanup.cleanUp();
        assertEquals(1, rows("authorization_code"));
        clock.advance(Duration.ofHours(2));
        cleanup.cleanUp();
        assertEquals(0, rows("authorization_code"));
    }

    @Test
    void failures_and_families_and_old_facts_go_too() throws IOException {
        var browser = new TestBrowser();
        browser.submit(browser.get("/login"), "/login", Map.of("username", "alice", "password", "wrong"));
        var verifier = CodeVerifier.random();
        String code = TestRequests.code(TestRequests.authorization(verifier));
        TestRequests.token(TestRequests.redemption(code, verifier)).then().statusCode(200);
        audit.flush();
        List<String> tables = List.of("failed_attempt", "token_family", "audit_event");
        for (String table : tables) assertTrue(rows(table) > 0, table);
        clock.advance(Duration.ofDays(91));
        cleanup.cleanUp();
        for (String table : tables) assertEquals(0, rows(table), table);
    }

    @Test
    void much_is_deleted_in_small_batches() {
        var full = new Filled(2 * settings.batch() + 5);
        start(full).cleanUp();
        assertEquals(0, full.left);
        assertEquals(3, full.batches);
    }

    @Test
    void a_place_that_fails_hinders_no_other() {
        var full = new Filled(5);
        start(
                        (now, most) -> {
                            throw new IllegalStateException("this place fails, for a test");
                        },
                        full)
                .cleanUp();
        assertEquals(0, full.left);
    }

    @Test
    void another_process_waits_until_the_lease_has_run_out() {
        start(new Filled(0)).cleanUp();
        var full = new Filled(5);
        var other = start(List.of(full));
        other.cleanUp();
        assertEquals(5, full.left);
        clock.advance(settings.lease().plusSeconds(1));
        other.cleanUp();
        assertEquals(0, full.left);
    }

    @Test
    void of_many_that_ask_at_once_one_gets_the_lease() throws Exception {
        var until = clock.instant().plus(Duration.ofMinutes(5));
        List<Callable<Boolean>> takers = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(i -> () -> lease.take("node-" + i, until))
                .toList();
        var threads = Executors.newFixedThreadPool(takers.size());
        var got = new ArrayList<Boolean>();
        for (Future<Boolean> taker : threads.invokeAll(takers)) got.add(taker.get());
        threads.shutdown();
        assertEquals(1, got.stream().filter(taken -> taken).count());
        int holder = got.indexOf(true);
        assertTrue(lease.take("node-" + holder, until));
        assertFalse(lease.take("node-9", until));
    }

    /** Another process. */
    private Cleanup start(Expiring... places) {
        return start(List.of(places));
    }

    private Cleanup start(List<Expiring> places) {
        return new Cleanup(places, lease, settings, clock);
    }

    private long rows(String table) {
        return QuarkusTransaction.requiringNew()
                .call(() -> (Long) database.createNativeQuery("select count(*) from " + table, Long.class)
                        .getSingleResult());
    }

    /** A place with so many expired entries. */
    private static final class Filled implements Expiring {
        private int left;
        private int batches;

        Filled(int entries) {
            left = entries;
        }

        @Override
        public int deleteExpired(Instant now, int most) {
            int deleted = Math.min(left, most);
            left -= deleted;
            batches++;
            return deleted;
        }
    }
}
