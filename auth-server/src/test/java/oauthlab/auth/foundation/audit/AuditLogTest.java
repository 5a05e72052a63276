package oauthlab.auth.foundation.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.auth.RareSettings;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestRequests;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RareSettings.class)
class AuditLogTest {

    private static final Path FILE = RareSettings.AUDIT_FILE;

    /** A file of an earlier run must not speak for this one. */
    @BeforeAll
    static void noOldFile() throws IOException {
        Files.deleteIfExists(FILE);
    }

    @Inject
    AuditLog log;

    @Inject
    AuditTrail trail;

    @Inject
    DatabaseAuditTrail places;

    @Inject
    TestClock clock;

    @Test
    void a_fact_is_in_the_database_and_in_the_file() throws IOException {
        log.write(AuditEvent.ok("test.fact", "client-1", "user-1", "because"));
        log.flush();

        AuditRecord kept = ofType("test.fact").get(0);
        assertEquals("client-1", kept.client());
        assertEquals("because", kept.reason());
        String line = Files.readAllLines(FILE).stream()
                .filter(text -> text.contains("test.fact"))
                .findFirst()
                .orElseThrow();
        var json = new ObjectMapper().readTree(line);
        assertEquals("client-1", json.path("client_id").asText());
        assertEquals(kept.time(), Instant.parse(json.path("time").asText()));
    }

    @Test
    void what_is_rolled_back_did_not_happen() throws IOException {
        assertThrows(
                IllegalStateException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    log.write(AuditEvent.ok("test.rolled_back", null, null, null));
                    throw new IllegalStateException("changed my mind");
                }));
        log.flush();
        assertEquals(List.of(), ofType("test.rolled_back"));
        assertTrue(Files.notExists(FILE) || !Files.readString(FILE).contains("test.rolled_back"));
    }

    @Test
    void what_happens_in_a_transaction_is_kept_with_it_and_once() throws IOException {
        QuarkusTransaction.requiringNew().run(() -> log.write(AuditEvent.ok("test.committed", null, null, null)));
        assertEquals(1, ofType("test.committed").size());
        log.flush();
        assertEquals(1, ofType("test.committed").size());
        assertTrue(Files.readString(FILE).contains("test.committed"));
    }

    @Test
    void a_client_that_got_a_token_is_in_the_trail_with_its_address() throws IOException {
        TestRequests.clientToken();
        log.flush();
        AuditRecord issued = ofType("token.issued").get(0);
        assertEquals("ai-agent-assistant", issued.client());
        assertEquals("127.0.0.1", issued.ip());
        assertEquals(32, issued.traceId().length());
    }

    @Test
    void equal_facts_of_one_moment_are_one_row_with_a_count_and_each_a_line() throws IOException {
        for (int i = 0; i < 50; i++) log.write(AuditEvent.ok("test.flood", "client-1", null, null));
        log.flush();
        List<AuditRecord> rows = ofType("test.flood");
        assertEquals(50, rows.stream().mapToInt(AuditRecord::count).sum());
        assertTrue(rows.size() < 50, () -> rows.size() + " rows");
        assertEquals(
                50,
                Files.readAllLines(FILE).stream()
                        .filter(line -> line.contains("test.flood"))
                        .count());
    }

    @Test
    void refusals_that_a_stranger_makes_up_in_many_forms_are_counted_together() throws IOException {
        for (int i = 0; i < 20_000; i++) log.write(AuditEvent.refused("test.made_up", "c" + i, "invalid", "form " + i));
        log.flush();
        List<AuditRecord> rows = ofType("test.made_up");
        assertEquals(20_000, rows.stream().mapToInt(AuditRecord::count).sum());
        // The writer may have taken some of them before the flush.
        assertTrue(rows.size() <= 1_010, () -> rows.size() + " rows");
        assertTrue(rows.stream().anyMatch(row -> "form 0".equals(row.reason())), "the first keep their details");
    }

    @Test
    void a_refusal_that_repeats_is_one_row_with_its_details() throws IOException {
        for (int i = 0; i < 50; i++) log.write(AuditEvent.refused("test.repeated", "c", "invalid", "the same"));
        log.flush();
        List<AuditRecord> rows = ofType("test.repeated");
        assertEquals(50, rows.stream().mapToInt(AuditRecord::count).sum());
        assertTrue(rows.size() < 5, () -> rows.size() + " rows");
        assertEquals("the same", rows.get(0).reason());
    }

    @Test
    void the_newest_refusals_stay_and_all_that_happened() throws IOException {
        // Another hour, in which nobody has made refusals up.
        clock.advance(Duration.ofHours(2));
        for (int i = 0; i < 30; i++) {
            log.write(AuditEvent.refused("test.refused", null, "invalid", "number " + i));
            log.write(AuditEvent.ok("test.happened", null, null, "number " + i));
        }
        log.flush();
        while (places.deleteExpired(clock.instant(), 7) >= 7) assertTrue(trail.total(any()) > 0);
        List<AuditRecord> refused = ofType("test.refused");
        assertTrue(refused.size() <= RareSettings.MAX_REFUSALS, () -> refused.size() + " rows");
        assertEquals("number 29", refused.get(0).reason());
        assertEquals(30, ofType("test.happened").size());
        clock.reset();
    }

    @Test
    void old_facts_go_in_small_batches() throws IOException {
        clock.advance(Duration.ofDays(-1000));
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMillis(1));
            log.write(AuditEvent.ok("test.old", null, null, "number " + i));
        }
        log.flush();
        clock.reset();
        Instant border = clock.instant().minus(Duration.ofDays(900));
        assertEquals(3, trail.deleteBefore(border, 3));
        assertEquals(2, trail.deleteBefore(border, 3));
        assertEquals(0, trail.deleteBefore(border, 3));
    }

    private List<AuditRecord> ofType(String type) {
        return trail.page(
                new AuditTrail.Filter(
                        Optional.of(type), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                2_000,
                0);
    }

    private static AuditTrail.Filter any() {
        return new AuditTrail.Filter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
