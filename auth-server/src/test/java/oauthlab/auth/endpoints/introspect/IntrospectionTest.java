package oauthlab.auth.endpoints.introspect;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestRequests;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IntrospectionTest {

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    @Spec("RFC 7662 2.2 a")
    void the_api_that_a_token_is_for_learns_what_it_allows() {
        TestRequests.introspect(TestRequests.clientToken())
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("active", equalTo(true))
                .body("scope", equalTo("tasks:read tasks:write user:read"))
                .body("client_id", equalTo("ai-agent-assistant"))
                .body("sub", equalTo("ai-agent-assistant"))
                .body("token_type", equalTo("Bearer"))
                .body("iss", equalTo("http://localhost:4000"))
                .body("aud", equalTo(TestRequests.TASK_API));
    }

    @Test
    void the_client_that_a_token_was_issued_to_may_ask_too() {
        ask("ai-agent-assistant", "agent-secret-67890", TestRequests.clientToken())
                .body("active", equalTo(true));
    }

    @Test
    @Spec("RFC 7662 2.2 b")
    void nobody_else_learns_anything() {
        inactive(ask("mcp-task-manager", "mcp-secret-12345", TestRequests.clientToken()));
    }

    @Test
    @Spec({"RFC 7662 2.2 b", "RFC 7662 4 d"})
    void a_token_for_another_api_is_none_of_its_business() {
        String token = given().auth()
                .preemptive()
                .basic("ai-agent-assistant", "agent-secret-67890")
                .formParam("grant_type", "client_credentials")
                .formParam("resource", "http://localhost:4002/mcp")
                .post("/oauth/token")
                .path("access_token");
        inactive(TestRequests.introspect(token).then());
    }

    @Test
    @Spec("RFC 7662 4 a")
    void an_expired_token_is_inactive() {
        String token = TestRequests.clientToken();
        clock.advance(Duration.ofHours(1).plusSeconds(1));
        inactive(TestRequests.introspect(token).then());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "a.b.c",
                "....",
                "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.eyJzdWIiOiJ4In0.",
                "eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJzdWIiOiJ4In0.AAAA"
            })
    @Spec({"RFC 6749 10.3 b", "RFC 7662 2.2 a", "RFC 9068 2.1 a"})
    void what_is_no_token_of_ours_is_inactive(String token) {
        inactive(TestRequests.introspect(token).then());
    }

    @Test
    @Spec({"RFC 6749 10.3 b", "RFC 6750 5.2", "RFC 7662 4 c"})
    void a_token_that_was_changed_is_inactive() {
        String token = TestRequests.clientToken();
        int middle = token.indexOf('.') + 20;
        String changed =
                token.substring(0, middle) + (token.charAt(middle) == 'A' ? 'B' : 'A') + token.substring(middle + 1);
        inactive(TestRequests.introspect(changed).then());
    }

    @Test
    @Spec({"RFC 7662 2.1 b", "RFC 7662 2.3"})
    void whoever_does_not_prove_who_he_is_may_not_ask() {
        given().formParam("token", "x").post("/oauth/introspect").then().statusCode(401);
        given().formParam("token", "x")
                .formParam("client_id", "agent-cli")
                .post("/oauth/introspect")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
    }

    @Test
    @Spec("RFC 7662 2.1 a")
    void a_question_without_a_token_is_refused() {
        given().auth()
                .preemptive()
                .basic("task-api", "task-api-secret-24680")
                .post("/oauth/introspect")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    private static ValidatableResponse ask(String clientId, String secret, String token) {
        return given().auth()
                .preemptive()
                .basic(clientId, secret)
                .formParam("token", token)
                .post("/oauth/introspect")
                .then()
                .statusCode(200);
    }

    private static void inactive(ValidatableResponse answer) {
        answer.statusCode(200).body("active", equalTo(false)).body("$", aMapWithSize(1));
    }
}
