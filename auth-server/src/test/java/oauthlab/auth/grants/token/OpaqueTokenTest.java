package oauthlab.auth.grants.token;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestRequests;
import oauthlab.auth.clients.ClientBuilder;
import oauthlab.auth.clients.Clients;
import oauthlab.auth.clients.TokenSettings;
import oauthlab.auth.foundation.platform.Expiring;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpaqueTokenTest {

    private static final String ID = "opaque-client";

    @Inject
    Clients clients;

    @Inject
    TestClock clock;

    @Inject
    EntityManager database;

    @Inject
    @All
    List<Expiring> places;

    @BeforeEach
    void addClient() {
        clients.addIfAbsent(new ClientBuilder(ID)
                .secret("opaque-secret")
                .grantTypes(GrantType.CLIENT_CREDENTIALS)
                .scopes(Scopes.of("tasks:read"))
                .tokens(new TokenSettings(
                        TokenSettings.Format.OPAQUE,
                        Optional.of(Duration.ofMinutes(5)),
                        Optional.empty(),
                        TokenSettings.DEFAULT_ID_TOKEN_ALGORITHM))
                .build());
    }

    @AfterEach
    void removeClient() {
        clients.remove(ID);
        clock.reset();
    }

    @Test
    void an_opaque_token_says_nothing_by_itself_and_all_to_its_resource_server() {
        Response answer = token();
        answer.then().statusCode(200).body("expires_in", equalTo(300));
        String token = answer.path("access_token");
        assertTrue(token.startsWith("at."), token);
        assertFalse(token.substring(3).contains("."), token);
        TestRequests.introspect(token)
                .then()
                .body("active", equalTo(true))
                .body("client_id", equalTo(ID))
                .body("scope", equalTo("tasks:read"))
                .body("aud", equalTo(TestRequests.TASK_API));
    }

    @Test
    void it_expires_after_the_lifetime_of_its_client() {
        String token = token().path("access_token");
        clock.advance(Duration.ofMinutes(5));
        TestRequests.introspect(token).then().body("active", equalTo(false));
    }

    @Test
    void it_can_be_given_back() {
        String token = token().path("access_token");
        given().auth()
                .preemptive()
                .basic(ID, "opaque-secret")
                .formParam("token", token)
                .post("/oauth/revoke")
                .then()
                .statusCode(200);
        TestRequests.introspect(token).then().body("active", equalTo(false));
    }

    @Test
    void one_letter_more_or_less_is_another_token() {
        String token = token().path("access_token");
        TestRequests.introspect(token + "x").then().body("active", equalTo(false));
        TestRequests.introspect(token.substring(3)).then().body("active", equalTo(false));
        assertEquals(200, TestRequests.introspect(token).statusCode());
    }

    @Test
    @Spec("RFC 6749 10.3 a")
    void the_token_itself_is_not_in_the_database() {
        String token = token().path("access_token");
        List<?> kept = kept();
        assertFalse(kept.isEmpty());
        assertFalse(kept.toString().contains(token.substring(3)));
    }

    @Test
    void what_has_expired_is_cleaned_away_and_nothing_else() {
        String token = token().path("access_token");
        places.forEach(place -> place.deleteExpired(clock.instant(), 1_000));
        TestRequests.introspect(token).then().body("active", equalTo(true));
        clock.advance(Duration.ofMinutes(6));
        places.forEach(place -> place.deleteExpired(clock.instant(), 1_000));
        assertEquals(List.of(), kept());
    }

    private List<?> kept() {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("select token_digest || claims from opaque_token", String.class)
                        .getResultList());
    }

    private static Response token() {
        return given().auth()
                .preemptive()
                .basic(ID, "opaque-secret")
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token");
    }
}
