package oauthlab.auth.grants.device;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestRequests;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeviceFlowTest {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";

    @Inject
    TestClock clock;

    private final TestBrowser browser = new TestBrowser();
    private Response started;

    @BeforeEach
    void start() {
        started = given().formParam("client_id", "agent-cli")
                .formParam("scope", "tasks:read offline_access")
                .post("/oauth/device_authorization");
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    @Spec({"RFC 8628 3.1", "RFC 8628 3.2"})
    void the_device_gets_a_code_to_show() {
        started.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("user_code", matchesPattern("[B-Z]{4}-[B-Z]{4}"))
                .body("device_code", notNullValue())
                .body("verification_uri", equalTo("http://localhost:4000/device"))
                .body("verification_uri_complete", equalTo("http://localhost:4000/device?user_code=" + userCode()))
                .body("expires_in", equalTo(600))
                .body("interval", equalTo(5));
    }

    @Test
    @Spec("RFC 8628 3.5 b")
    void a_user_types_the_code_and_the_device_gets_its_tokens_once() {
        refused(poll(), "authorization_pending");
        decide("approve").then().statusCode(200).body(containsString("connected"));
        waitInterval();
        Response tokens = poll();
        tokens.then()
                .statusCode(200)
                .body("scope", equalTo("tasks:read offline_access"))
                .body("refresh_token", notNullValue());
        TestRequests.introspect(tokens.path("access_token")).then().body("sub", equalTo("user-456"));
        waitInterval();
        refused(poll(), "invalid_grant");
    }

    @Test
    @Spec("RFC 8628 3.5 b")
    void a_user_says_no_and_the_device_is_told() {
        decide("deny").then().statusCode(200).body(containsString("gets nothing"));
        refused(poll(), "access_denied");
    }

    @Test
    @Spec("RFC 8628 3.5 a")
    void a_device_that_asks_too_often_must_slow_down_by_five_seconds() {
        refused(poll(), "authorization_pending");
        refused(poll(), "slow_down");
        clock.advance(Duration.ofSeconds(9));
        refused(poll(), "slow_down");
        clock.advance(Duration.ofSeconds(15));
        refused(poll(), "authorization_pending");
    }

    @Test
    @Spec("RFC 8628 3.5 b")
    void after_ten_minutes_the_code_is_over_for_device_and_user() {
        clock.advance(Duration.ofMinutes(10));
        refused(poll(), "expired_token");
        browser.signIn("alice");
        browser.submit(browser.get("/device"), "/device", Map.of("user_code", userCode()))
                .then()
                .statusCode(400)
                .body(containsString("unknown"));
    }

    @Test
    @Spec("RFC 8628 3.3")
    void the_page_wants_a_signed_in_user_and_keeps_the_code_over_the_sign_in() {
        Response toLogin = browser.get("/device?user_code=" + userCode());
        toLogin.then().statusCode(303).header("Location", containsString("/login?return_to="));
        Response signedIn = browser.signIn(browser.get(path(toLogin)), "alice");
        Response page = browser.get(path(signedIn));
        page.then().statusCode(200).body(containsString("value=\"" + userCode() + "\""));
    }

    @Test
    @Spec("RFC 8628 3.3")
    void a_code_that_came_with_the_address_must_still_be_sent_and_then_approved() {
        browser.signIn("alice");
        browser.get("/device?user_code=" + userCode()).then().body(containsString("Go on"));
        refused(poll(), "authorization_pending");
        confirmPage()
                .then()
                .statusCode(200)
                .body(containsString("Agent command line"))
                .body(containsString(userCode()));
        waitInterval();
        refused(poll(), "authorization_pending");
    }

    @Test
    void small_letters_and_spaces_do_not_matter() {
        browser.signIn("alice");
        browser.submit(
                        browser.get("/device"),
                        "/device",
                        Map.of(
                                "user_code",
                                " " + userCode().toLowerCase(Locale.ROOT).replace("-", " ")))
                .then()
                .statusCode(200)
                .body(containsString("Agent command line"));
    }

    @Test
    void a_form_from_elsewhere_decides_nothing() {
        browser.signIn("alice");
        browser.post("/device", Map.of("user_code", userCode(), "decision", "approve"))
                .then()
                .statusCode(400);
        refused(poll(), "authorization_pending");
    }

    @Test
    void a_decision_cannot_be_made_twice() {
        decide("deny");
        browser.submit(browser.get("/device"), "/device", Map.of("user_code", userCode(), "decision", "approve"))
                .then()
                .statusCode(400);
        refused(poll(), "access_denied");
    }

    @Test
    void of_ten_that_ask_at_once_one_is_served() throws Exception {
        decide("approve");
        var threads = Executors.newFixedThreadPool(10);
        Callable<Integer> ask = () -> poll().statusCode();
        try {
            var statuses = new ArrayList<Integer>();
            for (var answer :
                    threads.invokeAll(Stream.generate(() -> ask).limit(10).toList())) statuses.add(answer.get());
            assertEquals(1, Collections.frequency(statuses, 200));
            assertEquals(9, Collections.frequency(statuses, 400));
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void what_was_approved_for_a_device_is_listed_and_can_be_taken_back() {
        decide("approve");
        Response tokens = poll();
        Response page = browser.get("/consents");
        page.then().body(containsString("Agent command line"));
        browser.submit(page, "/consents", Map.of("client_id", "agent-cli"));
        TestRequests.introspect(tokens.path("access_token")).then().body("active", equalTo(false));
    }

    private Response confirmPage() {
        return browser.submit(browser.get("/device"), "/device", Map.of("user_code", userCode()));
    }

    private Response decide(String decision) {
        browser.signIn("alice");
        return browser.submit(confirmPage(), "/device", Map.of("decision", decision));
    }

    private Response poll() {
        return TestRequests.token(Map.of("grant_type", GRANT, "client_id", "agent-cli", "device_code", deviceCode()));
    }

    private void waitInterval() {
        clock.advance(Duration.ofSeconds(5));
    }

    private String userCode() {
        return started.path("user_code");
    }

    private String deviceCode() {
        return started.path("device_code");
    }

    private static String path(Response redirect) {
        String location = redirect.getHeader("Location");
        assertTrue(location.length() > 1);
        return location.replaceFirst("http://[^/]+", "");
    }

    private static void refused(Response answer, String error) {
        answer.then().statusCode(400).body("error", equalTo(error));
    }
}
