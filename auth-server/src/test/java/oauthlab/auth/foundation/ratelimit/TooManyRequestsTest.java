package oauthlab.auth.foundation.ratelimit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.either;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestClock;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sender sees that asks too often. */
@QuarkusTest
@TestProfile(LimitsProfile.class)
class TooManyRequestsTest {

    private static final int SECRET_FREE = 12;

    @Inject
    TestClock clock;

    @BeforeEach
    void letBucketsFill() {
        clock.advance(Duration.ofMinutes(1));
        clock.stand();
    }

    @AfterEach
    void goOn() {
        clock.go();
    }

    @Test
    void a_client_that_asks_too_often_is_told_when_to_come_back_and_may_then() {
        for (int i = 0; i < 3; i++) token("192.0.2.1", "agent-secret-67890").statusCode(200);
        token("192.0.2.1", "agent-secret-67890")
                .statusCode(429)
                .contentType("application/json")
                .header("Retry-After", equalTo("20"))
                .header("Cache-Control", "no-store")
                .body("error", equalTo("temporarily_unavailable"))
                .body("error_description", containsString("Try again in 20 seconds."));
        clock.advance(Duration.ofSeconds(20));
        token("192.0.2.1", "agent-secret-67890").statusCode(200);
    }

    @Test
    void another_address_does_not_help_a_client() {
        for (int i = 0; i < 3; i++) token("192.0.2." + i, "agent-secret-67890").statusCode(200);
        token("192.0.2.9", "agent-secret-67890").statusCode(429);
    }

    @Test
    void whoever_only_says_a_clients_name_does_not_use_its_limit_up() {
        for (int i = 0; i < 9; i++) token("198.51.100.7", "wrong").statusCode(401);
        token("192.0.2.1", "agent-secret-67890").statusCode(200);
    }

    @Test
    void a_stranger_that_says_the_name_of_a_public_client_takes_nothing_from_its_users() {
        for (int i = 0; i < 5; i++) refresh("198.51.100.20");
        refresh("198.51.100.20").statusCode(429);
        refresh("192.0.2.20").statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @Test
    void wrong_secrets_become_slow_and_the_right_one_works_from_elsewhere() {
        guessSecrets("198.51.100.30");
        token("198.51.100.30", "wrong").statusCode(429).body("error", equalTo("temporarily_unavailable"));
        token("192.0.2.30", "agent-secret-67890").statusCode(200);
    }

    @Test
    void a_wrong_secret_is_told_how_long_to_wait_and_is_compared_again_afterwards() {
        guessSecrets("198.51.100.40");
        token("198.51.100.40", "wrong")
                .statusCode(429)
                .header("Retry-After", equalTo("1"))
                .body("error_description", startsWith("Too many attempts that failed."));
        clock.advance(Duration.ofSeconds(1));
        token("198.51.100.40", "wrong").statusCode(401).body("error", equalTo("invalid_client"));
    }

    @Test
    void the_right_secret_is_let_in_at_once_even_from_the_address_of_a_guesser() {
        for (int i = 0; i < 30; i++) {
            token("198.51.100.50", "wrong-" + i).statusCode(either(is(401)).or(is(429)));
            clock.advance(Duration.ofSeconds(6));
        }
        for (int i = 0; i < 2; i++) {
            token("198.51.100.50", "agent-secret-67890").statusCode(200);
            token("198.51.100.50", "wrong")
                    .statusCode(429)
                    .body("error_description", startsWith("Too many attempts that failed."));
        }
    }

    /** So many that the next has to wait; slowly enough for the limit of the address. */
    private void guessSecrets(String address) {
        for (int i = 0; i < SECRET_FREE; i++) {
            token(address, "wrong-" + i).statusCode(401);
            if (i < SECRET_FREE - 1) clock.advance(Duration.ofSeconds(10));
        }
    }

    @Test
    @Spec("RFC 6749 2.3.1 c")
    void an_address_that_asks_too_often_is_refused_whatever_it_asks() {
        for (int i = 0; i < 10; i++) token("198.51.100.8", "wrong").statusCode(401);
        token("198.51.100.8", "wrong").statusCode(429).header("Retry-After", equalTo("6"));
        token("198.51.100.9", "wrong").statusCode(401);
    }

    @Test
    void a_browser_sees_a_page() {
        var browser = new TestBrowser().from("198.51.100.10");
        var page = browser.get("/login");
        for (int i = 0; i < 12; i++) browser.submit(page, "/login", Map.of("username", "name-" + i, "password", "x"));
        browser.submit(page, "/login", Map.of("username", "alice", "password", "alice-password"))
                .then()
                .statusCode(429)
                .contentType(startsWith("text/html"))
                .header("Retry-After", not(equalTo("0")))
                .header("X-Frame-Options", equalTo("DENY"))
                .body(containsString("Try again in"));
    }

    @Test
    void a_refusal_is_in_the_audit_trail() {
        for (int i = 0; i < 4; i++) token("192.0.2.1", "agent-secret-67890");
        given().get("/debug/audit?type=request.limited&limit=1")
                .then()
                .body("events[0].reason", equalTo("/oauth/token: TOKEN_BY_CLIENT of ai-agent-assistant"));
    }

    /** Each leaves a row, at an endpoint that has no other limit, too. */
    private static ValidatableResponse refresh(String address) {
        return given().header("X-Forwarded-For", address)
                .formParam("client_id", "agent-cli")
                .formParam("grant_type", "refresh_token")
                .formParam("refresh_token", "nonsense")
                .post("/oauth/token")
                .then();
    }

    private static ValidatableResponse token(String address, String secret) {
        return given().header("X-Forwarded-For", address)
                .auth()
                .preemptive()
                .basic("ai-agent-assistant", secret)
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .then();
    }
}
