package oauthlab.resource.introspection;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import oauthlab.resource.ApiTest;
import oauthlab.resource.TestToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(IntrospectionTest.Asking.class)
class IntrospectionTest extends ApiTest {

    public static class Asking implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "oauthlab.token-checks",
                    "introspection",
                    "quarkus.datasource.jdbc.url",
                    "jdbc:h2:mem:asking;DB_CLOSE_DELAY=-1");
        }
    }

    private final String token = UUID.randomUUID().toString();

    @AfterEach
    void sayNoAgain() {
        clock.advance(Duration.ofSeconds(2)); // a pause after a failure is over
        issuer.says(() -> "{\"active\":false}");
    }

    @Test
    void a_token_that_the_server_calls_active_opens_the_api_and_is_asked_about_once() {
        says("");
        int before = issuer.questions();
        for (int i = 0; i < 5; i++) call().then().statusCode(200);
        assertEquals(1, issuer.questions() - before);
        clock.advance(Duration.ofSeconds(10));
        call().then().statusCode(200);
        assertEquals(2, issuer.questions() - before);
    }

    @Test
    void a_clients_own_token_is_a_clients_by_its_type_not_by_its_name() {
        says(",\"sub\":\"robot\",\"client_id\":\"robot\"");
        given().auth().oauth2(token).get("/api/user").then().statusCode(403);
        clock.advance(Duration.ofSeconds(10));
        says(",\"sub\":\"user-123\",\"client_id\":\"mcp-task-manager\",\"sub_type\":\"client\"");
        given().auth().oauth2(token).get("/api/user").then().statusCode(403);
        clock.advance(Duration.ofSeconds(10));
        says(",\"sub\":\"user-123\",\"client_id\":\"web-app\"");
        given().auth().oauth2(token).get("/api/user").then().statusCode(200);
    }

    @Test
    void a_token_that_was_revoked_is_refused_after_the_set_time() {
        says("");
        call().then().statusCode(200);
        issuer.says(() -> "{\"active\":false}");
        clock.advance(Duration.ofSeconds(10));
        call().then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                .body("error", equalTo("invalid_token"));
    }

    @Test
    void a_good_answer_is_never_kept_beyond_the_end_of_the_token() {
        String answer = active("", 3);
        issuer.says(() -> answer);
        call().then().statusCode(200);
        clock.advance(Duration.ofSeconds(4));
        call().then().statusCode(401);
    }

    @Test
    void a_refused_token_is_not_asked_about_for_a_moment() {
        int before = issuer.questions();
        for (int i = 0; i < 5; i++) call().then().statusCode(401);
        assertEquals(1, issuer.questions() - before);
        says("");
        clock.advance(Duration.ofSeconds(2));
        call().then().statusCode(200);
    }

    @Test
    void many_requests_at_once_ask_once() throws Exception {
        says("");
        int before = issuer.questions();
        var pool = Executors.newFixedThreadPool(8);
        try {
            for (var answer : pool.invokeAll(Collections.nCopies(24, () -> call().statusCode())))
                assertEquals(200, answer.get());
        } finally {
            pool.shutdown();
        }
        assertEquals(1, issuer.questions() - before);
    }

    /** RFC 3986 sections 6.2.2 and 6.2.3. */
    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:4001/", "HTTP://LOCALHOST:4001"})
    void another_spelling_of_this_audience_is_good(String audience) {
        says(",\"aud\":\"" + audience + "\"");
        call().then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"aud\":\"http://localhost:9999\"",
                ",\"iss\":\"http://evil.example\"",
                ",\"cnf\":{\"jkt\":\"abc\"}",
                ",\"cnf\":{\"jkt\":\"abc\",\"x5t#S256\":\"abc\"}",
                ",\"cnf\":{\"x5t#S256\":\"abc\"}",
                ",\"exp\":1",
                ",\"exp\":null",
                ",\"aud\":null",
                ",\"client_id\":null",
                ",\"scope\":\"\\\"\""
            })
    void an_active_token_that_is_not_for_us_is_refused(String member) {
        says(member);
        call().then().statusCode(401).body("error", equalTo("invalid_token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "nonsense", "{\"active\":\"perhaps\"}", "{\"active\":true,\"aud\":{}}"})
    void nonsense_is_neither_yes_nor_no(String nonsense) {
        issuer.says(() -> nonsense);
        call().then().statusCode(503).header("Retry-After", "1").body("error", equalTo("temporarily_unavailable"));
        says("");
        clock.advance(Duration.ofSeconds(2));
        call().then().statusCode(200);
    }

    @Test
    void an_endless_answer_is_not_read_to_its_end() {
        issuer.says(() -> "{\"active\":true,\"x\":\"" + "x".repeat(100_000) + "\"}");
        call().then().statusCode(503);
    }

    @Test
    void while_the_server_is_down_nothing_is_let_through_and_it_recovers() throws IOException {
        issuer.stop();
        try {
            call().then().statusCode(503).header("Retry-After", "1");
        } finally {
            issuer.start();
        }
        says("");
        clock.advance(Duration.ofSeconds(2));
        call().then().statusCode(200);
    }

    @Test
    void a_good_answer_stays_good_while_the_server_is_down() throws IOException {
        says("");
        call().then().statusCode(200);
        issuer.stop();
        try {
            call().then().statusCode(200);
        } finally {
            issuer.start();
        }
    }

    @Test
    void too_little_scope_is_a_challenge_as_ever() {
        issuer.says(() -> active("", 3600).replace("tasks:read", "user:read"));
        call().then().statusCode(403).header("WWW-Authenticate", containsString("insufficient_scope"));
    }

    private void says(String more) {
        issuer.says(() -> active(more, 3600));
    }

    /** A member that comes twice counts as it comes last. */
    private String active(String more, long seconds) {
        return "{\"active\":true,\"client_id\":\"web-app\",\"sub\":\"user-123\",\"scope\":\"tasks:read user:read\",\"aud\":\""
                + TestToken.AUDIENCE + "\",\"exp\":" + (clock.instant().getEpochSecond() + seconds) + more + "}";
    }

    private Response call() {
        return given().header("Authorization", "Bearer " + token).get("/api/tasks");
    }
}
