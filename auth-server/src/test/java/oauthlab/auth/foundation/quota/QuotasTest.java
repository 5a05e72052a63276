package oauthlab.auth.foundation.quota;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestRequests;
import oauthlab.auth.foundation.platform.Expiring;
import oauthlab.auth.foundation.ratelimit.RateLimited;
import oauthlab.shared.proof.CodeVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stranger fills a place. */
@QuarkusTest
@TestProfile(QuotasTest.Small.class)
class QuotasTest {

    public static class Small implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var all = new HashMap<String, String>();
            all.put("quarkus.datasource.jdbc.url", "jdbc:h2:mem:places;DB_CLOSE_DELAY=-1");
            for (String place : List.of("device", "pushed-request", "unused-registration", "pending-login")) {
                all.put("oauthlab.quotas." + place + ".by-client", "20");
                all.put("oauthlab.quotas." + place + ".by-address", "10");
                all.put("oauthlab.quotas." + place + ".by-all-addresses", "50");
            }
            return all;
        }
    }

    @Inject
    Quotas quotas;

    @Inject
    @All
    List<Expiring> expiring;

    @Inject
    EntityManager database;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void codes_of_devices_are_refused_beyond_the_share_of_an_address_until_they_expire() {
        for (int i = 0; i < 10; i++) device().then().statusCode(200);
        device().then()
                .statusCode(429)
                .header("Retry-After", equalTo("60"))
                .body("error", equalTo("temporarily_unavailable"))
                .body("error_description", containsString("device codes"));
        clock.advance(Duration.ofMinutes(11));
        device().then().statusCode(200);
    }

    @Test
    void a_flood_of_one_address_takes_no_place_of_a_client_that_proves_who_it_is() {
        for (int i = 0; i < 10; i++) push("agent-cli").then().statusCode(201);
        push("agent-cli").then().statusCode(429);
        for (int i = 0; i < 20; i++) push("web-app").then().statusCode(201);
        push("web-app").then().statusCode(429);
        clock.advance(Duration.ofMinutes(2));
        push("agent-cli").then().statusCode(201);
    }

    @Test
    void when_all_addresses_are_flooding_another_one_still_gets_a_few_places() {
        fill("203.0.113.", 6, 9);
        clock.advance(Duration.ofSeconds(2));
        var few = new QuotaHolder("address 198.51.100.1", false);
        assertDoesNotThrow(() -> quotas.requireRoom(Quota.PENDING_LOGIN, few));
        assertThrows(
                RateLimited.class,
                () -> quotas.requireRoom(Quota.PENDING_LOGIN, new QuotaHolder("address 203.0.113.1", false)));
        assertDoesNotThrow(() -> quotas.requireRoom(Quota.PENDING_LOGIN, new QuotaHolder("client x", true)));
    }

    @Test
    void a_registration_that_is_never_used_takes_a_place_for_a_day() {
        String used = register().then().statusCode(201).extract().path("client_id");
        markUsed(used);
        for (int i = 0; i < 10; i++) register().then().statusCode(201);
        register().then().statusCode(429).header("Retry-After", notNullValue());
        clock.advance(Duration.ofHours(25));
        expiring.forEach(place -> place.deleteExpired(clock.instant(), 1000));
        assertEquals(1, rows("client_registration"));
        assertEquals(1, rows("oauth_client where stranger = true"));
        register().then().statusCode(201);
    }

    private void markUsed(String clientId) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "update client_registration set used_at = :now where client_id = :id")
                        .setParameter("now", clock.instant())
                        .setParameter("id", clientId)
                        .executeUpdate());
    }

    private void fill(String network, int addresses, int rows) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "insert into pending_login (state_digest, content, holder, expires_at) select cast(x as varchar),"
                                        + " '', 'address " + network + "' || mod(x, " + addresses
                                        + "), dateadd('minute', 5, current_timestamp) from system_range(1, "
                                        + addresses * rows + ")")
                        .executeUpdate());
    }

    private long rows(String where) {
        return QuarkusTransaction.requiringNew()
                .call(() -> (Long) database.createNativeQuery("select count(*) from " + where, Long.class)
                        .getSingleResult());
    }

    private static Response device() {
        return given().formParam("client_id", "agent-cli").post("/oauth/device_authorization");
    }

    private static Response push(String client) {
        var verifier = CodeVerifier.random();
        if (client.equals("agent-cli"))
            return given().formParams(TestRequests.authorization(verifier)).post("/oauth/par");
        return given().auth()
                .preemptive()
                .basic("web-app", "webapp-secret-abcdef")
                .formParams(TestRequests.webApp(verifier))
                .post("/oauth/par");
    }

    private static Response register() {
        return given().contentType(ContentType.JSON)
                .body(Map.of(
                        "redirect_uris", List.of("http://127.0.0.1/callback"), "token_endpoint_auth_method", "none"))
                .post("/oauth/register");
    }
}
