package oauthlab.resource.audit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import oauthlab.resource.ApiTest;
import oauthlab.resource.TestToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DenialsTest extends ApiTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler listener = new Listener();

    @BeforeEach
    void listen() {
        Logger.getLogger("oauthlab.denied").addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("oauthlab.denied").removeHandler(listener);
    }

    @Test
    void a_denial_is_one_line_of_json_with_reason_and_trace_and_without_the_token() throws Exception {
        String token =
                TestToken.user(issuer, clock.instant(), "user-9", "user:read").sign();
        given().header("Authorization", "Bearer " + token)
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .get("/api/tasks")
                .then()
                .statusCode(403);
        assertEquals(1, lines.size());
        assertFalse(lines.get(0).contains(token));
        JsonNode line = new ObjectMapper().readTree(lines.get(0));
        assertEquals("insufficient_scope", line.path("reason").asText());
        assertEquals("tasks:read", line.path("scope_needed").asText());
        assertEquals("web-app", line.path("client_id").asText());
        assertEquals("user-9", line.path("user_id").asText());
        assertEquals(TRACE, line.path("trace_id").asText());
    }

    @Test
    void who_brings_no_token_or_a_bad_one_is_told_too() throws Exception {
        given().get("/api/tasks").then().statusCode(401);
        given().header("Authorization", "Bearer x.y.z").get("/api/tasks").then().statusCode(401);
        given().header("Authorization", "Bearer").get("/api/tasks").then().statusCode(400);
        var reasons = new java.util.ArrayList<String>();
        for (String line : lines)
            reasons.add(new ObjectMapper().readTree(line).path("reason").asText());
        assertEquals(List.of("unauthorized", "invalid_token", "invalid_request"), reasons);
    }

    @Test
    void what_happened_is_counted() {
        var caller = asUser(somebody());
        caller.get("/api/tasks").then().statusCode(200);
        given().get("/api/tasks").then().statusCode(401);
        given().get("/q/metrics")
                .then()
                .body(containsString("oauthlab_authentications_total{check=\"jwt\",outcome=\"verified\"}"))
                .body(containsString("oauthlab_validation_seconds_count{check=\"jwt\"}"))
                .body(containsString("oauthlab_lookups_total{result=\"kept\",what=\"keys\"}"))
                .body(containsString("oauthlab_denials_total{reason=\"unauthorized\",scope=\"tasks:read\"}"));
    }

    private final class Listener extends Handler {
        @Override
        public void publish(LogRecord record) {
            lines.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
