package oauthlab.auth.foundation.ratelimit;

import static oauthlab.auth.foundation.ratelimit.AttemptLimit.LOGIN_BY_NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import oauthlab.shared.secret.RandomSecret;
import org.junit.jupiter.api.Test;

/** Five failures are free; then one second, two, four, and so on up to a quarter of an hour. */
@QuarkusTest
@TestProfile(LimitsProfile.class)
class FailedAttemptsTest {

    @Inject
    AttemptSettings settings;

    private final StandingClock clock = new StandingClock();
    private final String key = RandomSecret.generate(16);

    @Test
    void after_five_failures_each_further_attempt_waits_twice_as_long_as_the_one_before() {
        var attempts = node();
        for (int i = 0; i < 5; i++) attempts.begin(LOGIN_BY_NAME, key);
        for (int seconds : List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900)) {
            assertEquals(seconds, waitOf(attempts));
            clock.advance(Duration.ofSeconds(seconds));
            attempts.begin(LOGIN_BY_NAME, key);
        }
    }

    @Test
    void an_attempt_that_comes_too_early_does_not_make_the_wait_longer() {
        var attempts = node();
        for (int i = 0; i < 6; i++) {
            clock.advance(Duration.ofSeconds(1));
            attempts.begin(LOGIN_BY_NAME, key);
        }
        for (int i = 0; i < 10; i++) assertEquals(2, waitOf(attempts));
    }

    @Test
    void a_success_forgets() {
        var attempts = node();
        for (int i = 0; i < 5; i++) attempts.begin(LOGIN_BY_NAME, key);
        attempts.forget(LOGIN_BY_NAME, key);
        for (int i = 0; i < 5; i++) attempts.begin(LOGIN_BY_NAME, key);
        assertEquals(1, waitOf(attempts));
    }

    @Test
    void what_is_taken_back_leaves_the_failures_before_it() {
        var attempts = node();
        for (int i = 0; i < 4; i++) attempts.begin(LOGIN_BY_NAME, key);
        for (int i = 0; i < 10; i++) {
            attempts.begin(LOGIN_BY_NAME, key);
            attempts.takeBack(LOGIN_BY_NAME, key);
        }
        attempts.begin(LOGIN_BY_NAME, key);
        assertEquals(1, waitOf(attempts));
    }

    @Test
    void what_is_taken_back_without_a_failure_before_it_leaves_no_row() {
        var attempts = node();
        attempts.begin(LOGIN_BY_NAME, key);
        long rows = rows();
        attempts.takeBack(LOGIN_BY_NAME, key);
        assertEquals(rows - 1, rows());
        attempts.begin(LOGIN_BY_NAME, key);
        assertEquals(rows, rows());
    }

    @Test
    void after_a_day_all_is_forgotten() {
        var attempts = node();
        for (int i = 0; i < 5; i++) attempts.begin(LOGIN_BY_NAME, key);
        clock.advance(Duration.ofDays(1).plusSeconds(1));
        for (int i = 0; i < 5; i++) attempts.begin(LOGIN_BY_NAME, key);
        assertEquals(1, waitOf(attempts));
    }

    @Test
    void a_clock_that_was_ahead_by_mistake_locks_nobody_out() {
        var attempts = node();
        clock.advance(Duration.ofDays(1));
        for (int i = 0; i < 5; i++) attempts.begin(LOGIN_BY_NAME, key);
        clock.advance(Duration.ofDays(-1));
        assertTrue(isLetThrough(attempts));
    }

    @Test
    void all_processes_count_together() {
        var here = node();
        var there = node();
        for (int i = 0; i < 3; i++) here.begin(LOGIN_BY_NAME, key);
        for (int i = 0; i < 2; i++) there.begin(LOGIN_BY_NAME, key);
        assertEquals(1, waitOf(here));
    }

    @Test
    void of_many_guesses_at_once_only_the_free_ones_get_through() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        var nodes = List.of(node(), node());
        var guesses = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 40; i++) {
            var node = nodes.get(i % 2);
            guesses.add(() -> isLetThrough(node));
        }
        int through = 0;
        for (Future<Boolean> guess : threads.invokeAll(guesses)) if (guess.get()) through++;
        threads.shutdown();
        assertEquals(5, through);
    }

    @Test
    void what_was_typed_is_not_kept() {
        node().begin(LOGIN_BY_NAME, key);
        var digests = QuarkusTransaction.requiringNew()
                .call(() -> node().listAll().stream().map(row -> row.keyDigest).toList());
        assertFalse(digests.isEmpty());
        assertTrue(digests.stream().noneMatch(digest -> digest.contains(key)));
    }

    private long rows() {
        return QuarkusTransaction.requiringNew().call(() -> node().count());
    }

    private DatabaseFailedAttempts node() {
        return new DatabaseFailedAttempts(settings, clock);
    }

    private boolean isLetThrough(FailedAttempts attempts) {
        try {
            attempts.begin(LOGIN_BY_NAME, key);
            return true;
        } catch (RateLimited limited) {
            return false;
        }
    }

    private long waitOf(FailedAttempts attempts) {
        return assertThrows(RateLimited.class, () -> attempts.begin(LOGIN_BY_NAME, key))
                .retryAfterSeconds();
    }

    /** Stands still unless it is moved. */
    private static final class StandingClock extends Clock {

        private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
