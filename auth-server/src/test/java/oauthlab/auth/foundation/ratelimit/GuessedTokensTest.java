package oauthlab.auth.foundation.ratelimit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import oauthlab.auth.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that are secrets of programs, guessed one after the other. */
@QuarkusTest
@TestProfile(GuessedTokensTest.Closed.class)
class GuessedTokensTest {

    private static final int FREE = 4;
    private static final int FLOOD = 30;
    private static final String ADMIN = "administrators-token-of-this-test";
    private static final String INITIAL = "initial-access-token-of-this-test";
    private static final String DESCRIPTION =
            "{\"redirect_uris\":[\"http://127.0.0.1/callback\"],\"token_endpoint_auth_method\":\"none\"}";

    /** Nobody registers without the initial access token. */
    public static class Closed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "oauthlab.rate-limits.wrong-secret-by-address.requests",
                    "" + FLOOD,
                    "oauthlab.lab-mode",
                    "false",
                    "oauthlab.master-key",
                    "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
                    "oauthlab.admin.token",
                    ADMIN,
                    "oauthlab.registration.initial-access-token",
                    INITIAL,
                    "oauthlab.rate-limits.registration-by-address.requests",
                    "3",
                    "oauthlab.failed-attempts.admin-token.free",
                    "" + FREE,
                    "oauthlab.failed-attempts.registration-token.free",
                    "" + FREE,
                    "quarkus.datasource.jdbc.url",
                    "jdbc:h2:mem:guesses;DB_CLOSE_DELAY=-1");
        }
    }

    @Inject
    TestClock clock;

    @BeforeEach
    void forget() {
        clock.stand();
        clock.advance(Duration.ofHours(2));
    }

    @AfterEach
    void goOn() {
        clock.go();
    }

    @Test
    void wrong_tokens_of_administrators_become_slow_and_the_right_one_does_not() {
        becomesSlow(GuessedTokensTest::clients);
        clients(ADMIN).then().statusCode(200);
        clients("wrong").then().statusCode(429);
    }

    @Test
    void wrong_initial_access_tokens_become_slow_and_take_nothing_from_the_right_one() {
        becomesSlow(GuessedTokensTest::register);
        for (int i = 0; i < 3; i++) register(INITIAL).then().statusCode(201);
        register("wrong").then().statusCode(429).body("error_description", startsWith("Too many attempts"));
        register(INITIAL).then().statusCode(429).body("error_description", startsWith("Too many requests"));
    }

    @Test
    void wrong_registration_access_tokens_become_slow_whichever_client_they_name() {
        Response registered = register(INITIAL);
        String token = registered.path("registration_access_token");
        becomesSlow(wrong -> registration(registered.path("client_id"), wrong));
        registration("made-up-name", "wrong").then().statusCode(429);
        registration(registered.path("client_id"), token).then().statusCode(200);
    }

    @Test
    void a_flood_of_wrong_tokens_of_any_kind_is_stopped_and_the_right_one_is_not() {
        for (int i = 0; i < FLOOD / 2; i++) {
            clients("wrong-" + i);
            register("wrong-" + i);
        }
        clients("wrong").then().statusCode(429).body("error_description", startsWith("Too many requests"));
        registration("made-up-name", "wrong")
                .then()
                .statusCode(429)
                .body("error_description", startsWith("Too many requests"));
        clients(ADMIN).then().statusCode(200);
    }

    private void becomesSlow(Function<String, Response> request) {
        for (int i = 0; i < FREE; i++) request.apply("wrong-" + i).then().statusCode(401);
        request.apply("wrong")
                .then()
                .statusCode(429)
                .header("Retry-After", equalTo("1"))
                .body("error_description", startsWith("Too many attempts that failed."));
    }

    private static Response clients(String token) {
        return given().header("Authorization", "Bearer " + token).get("/admin/clients");
    }

    private static Response register(String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(DESCRIPTION)
                .post("/oauth/register");
    }

    private static Response registration(String clientId, String token) {
        return given().header("Authorization", "Bearer " + token).get("/oauth/register/" + clientId);
    }
}
