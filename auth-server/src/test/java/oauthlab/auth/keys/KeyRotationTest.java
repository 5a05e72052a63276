package oauthlab.auth.keys;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestRequests;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.foundation.audit.AuditTrail;
import oauthlab.auth.keys.KeyRotation.Outcome;
import oauthlab.auth.keys.KeyRotation.Reason;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One process and its keys in the course of time. The clock only goes forward here, as it does outside. */
@QuarkusTest
@TestProfile(KeysProfile.class)
class KeyRotationTest {

    @Inject
    KeyRotation rotation;

    @Inject
    SigningKeys keys;

    @Inject
    DatabaseKeyStore store;

    @Inject
    AuditTrail trail;

    @Inject
    AuditLog audit;

    @Inject
    TestClock clock;

    @Test
    void the_next_key_becomes_active_and_a_new_one_is_published() {
        String next = keys.next().kid();
        assertEquals(Outcome.ROTATED, rotation.rotate(Reason.EARLY));
        assertEquals(next, keys.active().kid());
        assertNotEquals(next, keys.next().kid());
        given().get("/.well-known/jwks.json")
                .then()
                .body("keys.kid", hasItem(next))
                .body("keys.kid", hasItem(keys.next().kid()));
    }

    @Test
    void three_rotations_in_a_row_leave_all_tokens_good_until_they_expire() {
        String first = TestRequests.clientToken();
        rotation.rotate(Reason.EARLY);
        String second = TestRequests.clientToken();
        rotation.rotate(Reason.EARLY);
        String third = TestRequests.clientToken();
        rotation.rotate(Reason.EARLY);
        for (String token : List.of(first, second, third, TestRequests.clientToken())) assertActive(token, true);
        clock.advance(Duration.ofMinutes(59));
        rotation.tend();
        for (String token : List.of(first, second, third)) assertActive(token, true);
        clock.advance(Duration.ofMinutes(2));
        for (String token : List.of(first, second, third)) assertActive(token, false);
    }

    @Test
    void a_retired_key_goes_when_no_token_of_it_can_be_good_any_more() {
        String old = keys.active().kid();
        rotation.rotate(Reason.EARLY);
        clock.advance(Duration.ofHours(24));
        rotation.tend();
        published().body("keys.kid", hasItem(old));
        clock.advance(Duration.ofMinutes(2));
        rotation.tend();
        published().body("keys.kid", not(hasItem(old))).body("keys", hasSize(2));
    }

    @Test
    void a_compromised_key_goes_at_once_and_its_tokens_with_it() {
        String token = TestRequests.clientToken();
        String stolen = keys.active().kid();
        assertActive(token, true);
        rotation.rotate(Reason.COMPROMISED);
        published().body("keys.kid", not(hasItem(stolen)));
        assertActive(token, false);
        assertActive(TestRequests.clientToken(), true);
    }

    @Test
    void the_schedule_rotates_every_ninety_days() {
        rotation.rotate(Reason.EARLY);
        String active = keys.active().kid();
        clock.advance(Duration.ofDays(89));
        rotation.tend();
        assertEquals(active, keys.active().kid());
        clock.advance(Duration.ofDays(1));
        rotation.tend();
        assertNotEquals(active, keys.active().kid());
        String second = keys.active().kid();
        rotation.tend();
        assertEquals(second, keys.active().kid());
    }

    @Test
    void a_planned_rotation_waits_until_the_next_key_has_been_published_for_a_day() {
        rotation.rotate(Reason.EARLY);
        String active = keys.active().kid();
        assertEquals(Outcome.TOO_EARLY, rotation.rotate(Reason.PLANNED));
        assertEquals(active, keys.active().kid());
        clock.advance(Duration.ofHours(24));
        assertEquals(Outcome.ROTATED, rotation.rotate(Reason.PLANNED));
    }

    @Test
    void every_rotation_is_in_the_audit_trail() {
        String old = keys.active().kid();
        rotation.rotate(Reason.COMPROMISED);
        String told = "COMPROMISED: " + old + " gives way to " + keys.active().kid();
        assertEquals(1, reasons("key.rotated").stream().filter(told::equals).count());
        assertEquals(1, reasons("key.removed").stream().filter(old::equals).count());
    }

    @Test
    @Spec("RFC 9068 2.1 b")
    void another_algorithm_takes_over_and_the_old_ones_tokens_stay_good() {
        String token = TestRequests.clientToken();
        String old = keys.active().kid();
        var changed = Node.start(store, audit, clock, "RS256");
        assertEquals("RS256", changed.keys().active().algorithm().getAlgorithm());
        assertTrue(changed.keys().find(old).isPresent());
        changed.rotation().rotate(Reason.EARLY);
        assertEquals(KeyState.RETIRED, changed.keys().find(old).orElseThrow().state());
        assertActive(token, true);
        keys.reload();
        assertEquals("ES256", keys.active().algorithm().getAlgorithm());
        assertNotEquals(old, keys.active().kid());
    }

    @Test
    void with_two_algorithms_both_keys_change_and_each_has_its_successor() {
        var both = Node.start(store, audit, clock, "ES256", "RS256");
        String nextOfOther = both.keys().next(SignatureAlgorithm.RS256).kid();
        String next = both.keys().next().kid();
        assertEquals(Outcome.ROTATED, both.rotation().rotate(Reason.EARLY));
        assertEquals(next, both.keys().active().kid());
        assertEquals(nextOfOther, both.keys().active(SignatureAlgorithm.RS256).kid());
        keys.reload();
        rotation.rotate(Reason.EARLY);
        assertEquals(KeyState.RETIRED, keys.find(nextOfOther).orElseThrow().state());
    }

    @ParameterizedTest
    @CsvSource({"P90D, PT60S, PT2M", "PT24H, PT24H, PT2M", "P90D, PT24H, PT5S"})
    void settings_that_would_refuse_honest_clients_stop_the_start(
            Duration rotateEvery, Duration publishBeforeUse, Duration clockSkew) {
        var settings = Node.settings(rotateEvery, publishBeforeUse, clockSkew);
        var wrong = new KeyRotation(store, keys, settings, Node.MAX_TOKEN_LIFETIME, audit, clock);
        var refusal = assertThrows(IllegalStateException.class, () -> wrong.checkSettings(new StartupEvent()));
        assertTrue(refusal.getMessage().startsWith("oauthlab.keys."), refusal.getMessage());
    }

    private static io.restassured.response.ValidatableResponse published() {
        return given().get("/.well-known/jwks.json").then().statusCode(200);
    }

    private static void assertActive(String token, boolean active) {
        TestRequests.introspect(token).then().statusCode(200).body("active", equalTo(active));
    }

    private List<String> reasons(String type) {
        var filter = new AuditTrail.Filter(
                Optional.of(type), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return trail.page(filter, 200, 0).stream()
                .map(record -> record.reason())
                .toList();
    }
}
