package oauthlab.guarded.revocation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import oauthlab.guarded.MovingClock;
import oauthlab.guarded.StandInIssuer;
import oauthlab.guarded.StandInRevocations;
import oauthlab.guarded.credential.InvalidToken;
import oauthlab.guarded.credential.Revocable;
import oauthlab.guarded.credential.Unavailable;
import oauthlab.guarded.server.AuthorizationServer;
import oauthlab.guarded.server.OwnClient;
import oauthlab.guarded.server.ServerCalls;
import oauthlab.guarded.server.ServerSettings;
import oauthlab.shared.wire.RevocationList;
import oauthlab.shared.wire.RevocationList.Entry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The list in every size and condition. Whatever happens to it, what was revoked stays refused. */
class KnownRevocationsTest {

    private static final Duration READ_EVERY = Duration.ofSeconds(10);
    private static final Duration TOO_OLD = Duration.ofMinutes(1);
    /** Nothing here is about a slow machine, apart from what says so. */
    private static final Duration PATIENT = Duration.ofMinutes(1);

    private final StandInIssuer issuer = new StandInIssuer();
    private final StandInRevocations list = issuer.revocations();
    private final MovingClock clock = new MovingClock();
    private KnownRevocations known = revocations(PATIENT);

    @AfterEach
    void stop() {
        issuer.stop();
    }

    @Test
    void a_hundred_and_fifty_thousand_entries_are_known() {
        for (int i = 0; i < 150_000; i++) list.add("entry-" + i);
        awaitRead();
        isGood("another");
        isRevoked("entry-0");
        isRevoked("entry-149999");
    }

    @Test
    void after_the_first_time_only_what_changed_is_read() {
        list.mostInPage(100);
        for (int i = 0; i < 1_000; i++) list.add("entry-" + i);
        isGood("another");
        int before = list.pages();
        list.add("another");
        list.remove(List.of("entry-7"));
        clock.advance(READ_EVERY);
        isRevoked("another");
        isGood("entry-7");
        isRevoked("entry-8");
        assertEquals(1, list.pages() - before);
    }

    @Test
    void what_a_page_said_is_known_though_the_next_one_does_not_come() {
        isGood("a");
        list.mostInPage(1);
        list.add("a");
        list.add("b");
        var failing = new AtomicInteger(1);
        list.spoils(page -> failing.getAndDecrement() > 0 ? page : new RevocationList(false, null, null, null, null));
        clock.advance(READ_EVERY);
        isRevoked("a");
        list.spoils(UnaryOperator.identity());
        clock.advance(READ_EVERY);
        isRevoked("a");
        isRevoked("b");
    }

    @Test
    void a_reading_that_broke_off_goes_on_where_it_did_and_learns_what_came_meanwhile() {
        list.mostInPage(10);
        for (int i = 0; i < 40; i++) list.add("entry-" + i);
        var failing = new AtomicInteger(3);
        list.spoils(page -> failing.getAndDecrement() > 0 ? page : new RevocationList(false, null, null, null, null));
        assertThrows(Unavailable.class, () -> known.requireNotRevoked(token("another")), "it was never read");
        isRevoked("entry-29");
        list.spoils(UnaryOperator.identity());
        list.add("another");
        int before = list.pages();
        clock.advance(READ_EVERY);
        isRevoked("another");
        isRevoked("entry-39");
        assertTrue(list.pages() - before <= 3, "pages: " + (list.pages() - before));
    }

    @Test
    void a_list_that_only_drips_closes_the_door_and_what_is_known_stays_known() {
        known = revocations(Duration.ofSeconds(3));
        list.add("a");
        isRevoked("a");
        var answered = new CountDownLatch(1);
        list.spoils(page -> {
            awaitQuietly(answered);
            return page;
        });
        clock.advance(READ_EVERY);
        isRevoked("a");
        isGood("another");
        clock.advance(TOO_OLD);
        isRevoked("a");
        assertThrows(Unavailable.class, () -> known.requireNotRevoked(token("another")));
        answered.countDown();
    }

    @Test
    void a_server_that_makes_large_pages_too_slowly_is_asked_for_smaller_ones() {
        for (int i = 0; i < 9_000; i++) list.add("entry-" + i);
        var unreadable = new RevocationList(false, null, null, null, null);
        list.spoils(page -> page.revoked().size() > 2_000 ? unreadable : page);
        awaitRead();
        isGood("another");
        isRevoked("entry-0");
        isRevoked("entry-8999");
    }

    @Test
    void while_the_server_is_down_good_tokens_go_on_for_the_set_time_and_then_nobody() throws IOException {
        list.add("a");
        isGood("another");
        issuer.stop();
        clock.advance(TOO_OLD.minusSeconds(1));
        isGood("another");
        clock.advance(Duration.ofSeconds(1));
        assertThrows(Unavailable.class, () -> known.requireNotRevoked(token("another")));
        isRevoked("a");
        issuer.start();
        clock.advance(READ_EVERY);
        isGood("another");
    }

    @Test
    void a_server_that_knows_its_marks_no_more_gives_the_whole_list() {
        list.add("a");
        list.add("b");
        isRevoked("a");
        list.forgetMarks();
        list.remove(List.of("a"));
        list.forgetMarks();
        list.add("c");
        clock.advance(READ_EVERY);
        isGood("a");
        isRevoked("b");
        isRevoked("c");
    }

    @Test
    void an_entry_that_holds_for_older_tokens_lets_younger_ones_pass() {
        list.add(new Entry(
                "client", StandInRevocations.FAR_FUTURE, clock.instant().getEpochSecond()));
        isRevoked("client");
        clock.advance(Duration.ofSeconds(1));
        isGood("client");
    }

    @Test
    void what_was_enabled_again_and_disabled_again_is_refused() {
        for (int i = 0; i < 3; i++) {
            list.add("client");
            clock.advance(READ_EVERY);
            isRevoked("client");
            list.remove(List.of("client"));
            clock.advance(READ_EVERY);
            isGood("client");
        }
    }

    /** Until then nobody is let in. Each attempt waits for the reading for a few seconds itself. */
    private void awaitRead() {
        for (int attempt = 0; attempt < 20; attempt++) {
            try {
                known.requireNotRevoked(token("another"));
                return;
            } catch (Unavailable notYet) {
                clock.advance(Duration.ofSeconds(1));
            }
        }
    }

    private void isGood(String name) {
        assertDoesNotThrow(() -> known.requireNotRevoked(token(name)), name);
    }

    private void isRevoked(String name) {
        assertThrows(InvalidToken.class, () -> known.requireNotRevoked(token(name)), name);
    }

    private Revocable token(String name) {
        return Revocable.of(List.of(name), clock.instant(), "key");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private KnownRevocations revocations(Duration patience) {
        var calls = new ServerCalls(patience);
        var server = new AuthorizationServer(new Found(issuer.issuer()), calls, clock, new ObjectMapper());
        var self = new OwnClient("task-api", "task-api-secret-24680");
        var feed = new RevocationFeed(server, calls, self, new ObjectMapper());
        return new KnownRevocations(feed, new Settings(), (what, wasKept) -> {}, clock);
    }

    private record Settings() implements RevocationSettings {
        @Override
        public Duration readEvery() {
            return READ_EVERY;
        }

        @Override
        public Duration refuseWhenOlderThan() {
            return TOO_OLD;
        }
    }

    private record Found(String issuer) implements ServerSettings {
        @Override
        public Optional<String> jwksUri() {
            return Optional.empty();
        }

        @Override
        public Optional<String> introspectionEndpoint() {
            return Optional.empty();
        }
    }
}
