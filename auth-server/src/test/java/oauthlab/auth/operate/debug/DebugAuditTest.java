package oauthlab.auth.operate.debug;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestRequests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DebugAuditTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void what_just_happened_is_there() {
        TestRequests.clientToken();
        given().get("/debug/audit?type=token.issued&client_id=ai-agent-assistant&limit=1")
                .then()
                .statusCode(200)
                .body("events", hasSize(1))
                .body("events[0].outcome", equalTo("ok"))
                .body("events[0].reason", equalTo("client_credentials"));
    }

    @Test
    void a_refusal_has_its_inner_reason_and_the_trace_of_its_request() {
        given().header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .formParam("grant_type", "client_credentials")
                .formParam("client_id", "ai-agent-assistant")
                .formParam("client_secret", "not-this-one")
                .post("/oauth/token")
                .then()
                .statusCode(401);
        given().get("/debug/audit?trace_id=" + TRACE)
                .then()
                .body("events.outcome", hasItem("invalid_client"))
                .body("events.reason", hasItem(containsString("wrong secret")))
                .body(not(containsString("not-this-one")));
    }

    @Test
    void what_was_typed_as_a_name_at_a_failed_sign_in_is_not_kept() {
        var browser = new TestBrowser();
        browser.submit(browser.get("/login"), "/login", Map.of("username", "my-Secret-typed-here", "password", "x"))
                .then()
                .statusCode(401);
        browser.submit(browser.get("/login"), "/login", Map.of("username", "bob", "password", "wrong"))
                .then()
                .statusCode(401);
        given().get("/debug/audit?type=user.sign_in&limit=10")
                .then()
                .body(not(containsString("my-Secret")))
                .body("events.reason", hasItem("unknown name"))
                .body("events.find { it.reason == 'wrong password' }.user_id", equalTo("user-789"));
    }

    @Test
    void a_filter_leaves_the_rest_out() {
        TestRequests.clientToken();
        given().get("/debug/audit?outcome=ok&limit=200").then().body("events.outcome", everyItem(equalTo("ok")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "offset=-1", "limit=1&limit=2"})
    void a_filter_that_makes_no_sense_is_refused(String query) {
        given().urlEncodingEnabled(false)
                .get("/debug/audit?" + query)
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }
}
