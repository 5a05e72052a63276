package oauthlab.auth.authorize;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestJwts;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client may demand of the sign-in. */
@QuarkusTest
class PromptTest {

    @Inject
    TestClock clock;

    private final TestBrowser browser = new TestBrowser();
    private final CodeVerifier verifier = CodeVerifier.random();
    private final Map<String, String> request = TestRequests.webApp(verifier);

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    @Spec({"OIDC Core 3.1.2.1 b", "OIDC Core 3.1.2.6"})
    void prompt_none_asks_nothing_and_says_what_is_missing() {
        request.put("prompt", "none");
        assertEquals("login_required", TestBrowser.locationParameter(authorize(), "error"));
        browser.signIn("bob");
        request.put("scope", "openid tasks:write");
        Response consentMissing = authorize();
        assertEquals("consent_required", TestBrowser.locationParameter(consentMissing, "error"));
        assertEquals("af0ifjs&ldkj", TestBrowser.locationParameter(consentMissing, "state"));
    }

    @Test
    @Spec("OIDC Core 3.1.2.1 b")
    void prompt_none_brings_a_code_when_nothing_is_to_be_asked() {
        TestRequests.approve(browser, request);
        request.put("prompt", "none");
        assertTrue(TestBrowser.locationParameter(authorize(), "code").length() > 20);
    }

    @Test
    @Spec("OIDC Core 3.1.2.3 a")
    void prompt_login_demands_a_sign_in_once() {
        TestRequests.approve(browser, request);
        request.put("prompt", "login");
        Response toLogin = authorize();
        toLogin.then().statusCode(303).header("Location", containsString("/login?return_to="));
        String returnTo = TestBrowser.locationParameter(toLogin, "return_to");
        browser.signIn(browser.get(toLogin.header("Location").replaceFirst("http://[^/]+", "")), "alice");
        assertTrue(TestBrowser.locationParameter(browser.get(returnTo), "code").length() > 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prompt=login", "max_age=0", "prompt=select_account"})
    void a_sign_in_that_is_demanded_cannot_be_skipped(String demand) {
        TestRequests.approve(browser, request);
        String[] parts = demand.split("=", 2);
        request.put(parts[0], parts[1]);
        String path = TestRequests.path(request);
        for (String typed :
                new String[] {"&signed_in=1", "&signed_in=true", "&signed_in=1&max_age=", "&request_name=x"})
            browser.get(path + typed).then().header("Location", containsString("/login?return_to="));
        // Straight to the page with the question, past the endpoint that would send the browser to sign in.
        Response approved = browser.submit(question(), "/consent", Map.of("decision", "approve"));
        approved.then().statusCode(303).header("Location", containsString("/login?return_to="));
    }

    @Test
    void a_sign_in_for_one_request_is_good_for_one_code_and_for_no_other_request() {
        TestRequests.approve(browser, request);
        request.put("prompt", "login");
        browser.signIn(browser.follow(authorize()), "alice");
        request.put("state", "another");
        authorize().then().header("Location", containsString("/login?return_to="));
        request.put("state", "af0ifjs&ldkj");
        assertTrue(TestBrowser.locationParameter(authorize(), "code").length() > 20);
        authorize().then().header("Location", containsString("/login?return_to="));
    }

    @Test
    void a_sign_in_for_a_request_is_not_good_for_it_the_next_day() {
        request.put("prompt", "login");
        browser.signIn(browser.follow(authorize()), "alice");
        clock.advance(Duration.ofMinutes(16));
        authorize().then().header("Location", containsString("/login?return_to="));
    }

    @Test
    void what_is_approved_without_the_sign_in_demanded_is_not_remembered() {
        browser.signIn("bob");
        request.put("prompt", "login");
        request.put("scope", "user:write");
        browser.submit(question(), "/consent", Map.of("decision", "approve"));
        request.remove("prompt");
        authorize().then().header("Location", containsString("/consent?request="));
    }

    @Test
    @Spec({"OIDC Core 3.1.2.4", "OIDC Core 15.1 b"})
    void prompt_consent_asks_again() {
        TestRequests.approve(browser, request);
        request.put("prompt", "consent");
        authorize().then().header("Location", containsString("/consent?request="));
    }

    @Test
    @Spec("OIDC Core 3.1.2.1 d")
    void max_age_demands_a_recent_sign_in() {
        TestRequests.approve(browser, request);
        request.put("max_age", "600");
        assertTrue(TestBrowser.locationParameter(authorize(), "code").length() > 20);
        clock.advance(Duration.ofSeconds(601));
        authorize().then().header("Location", containsString("/login?return_to="));
    }

    @Test
    void a_login_hint_fills_the_name_in() {
        request.put("login_hint", "al\"ice");
        Response toLogin = authorize();
        browser.get(toLogin.header("Location").replaceFirst("http://[^/]+", ""))
                .then()
                .statusCode(200)
                .body(containsString("value=\"al&quot;ice\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prompt=nonsense", "prompt=none login", "max_age=-1", "max_age=soon"})
    @Spec("OIDC Core 3.1.2.1 c")
    void a_demand_that_makes_no_sense_is_told_to_the_client(String demand) {
        String[] parts = demand.split("=", 2);
        request.put(parts[0], parts[1]);
        assertEquals("invalid_request", TestBrowser.locationParameter(authorize(), "error"));
    }

    @Test
    @Spec("OIDC Core 3.1.2.2 b")
    void a_client_that_means_one_user_gets_no_tokens_of_another() {
        Response redirect = TestRequests.approve(browser, request);
        request.put("id_token_hint", idToken(redirect));
        assertTrue(TestBrowser.locationParameter(authorize(), "code").length() > 20);
        Response question = questionFor("alice");
        browser.signIn("bob");
        authorize().then().header("Location", containsString("/login?return_to="));
        // What alice was asked is nothing that bob can answer; and his own yes is not for this request.
        browser.submit(question, "/consent", Map.of("decision", "approve"))
                .then()
                .statusCode(303)
                .header("Location", containsString("/oauth/authorize?"));
        Response answer = browser.submit(questionFor("bob"), "/consent", Map.of("decision", "approve"));
        assertEquals("login_required", TestBrowser.locationParameter(answer, "error"));
        request.put("prompt", "none");
        assertEquals("login_required", TestBrowser.locationParameter(authorize(), "error"));
    }

    @Test
    void a_hint_that_says_nothing_to_us_lets_nobody_pass_for_the_one_who_is_meant() {
        browser.signIn("alice");
        for (String hint : new String[] {"nonsense", "e30.e30.", TestRequests.clientToken()}) {
            request.put("id_token_hint", hint);
            assertEquals("invalid_request", TestBrowser.locationParameter(authorize(), "error"));
        }
    }

    @Test
    void a_hint_has_one_spelling() {
        String hint = idToken(TestRequests.approve(browser, request));
        for (String other : new String[] {TestJwts.respelled(hint), hint + "=", hint.replaceFirst("\\.", "=.")}) {
            request.put("id_token_hint", other);
            assertEquals("invalid_request", TestBrowser.locationParameter(authorize(), "error"));
        }
    }

    private Response questionFor(String username) {
        browser.signIn(username);
        return question();
    }

    private Response question() {
        String encoded = URLEncoder.encode(TestRequests.query(request), StandardCharsets.UTF_8);
        return browser.get("/consent?request=" + encoded);
    }

    private String idToken(Response redirect) {
        String code = TestBrowser.locationParameter(redirect, "code");
        return TestRequests.redeemAsWebApp(code, verifier).path("id_token");
    }

    private Response authorize() {
        return browser.get(TestRequests.path(request));
    }
}
