package oauthlab.auth.browser.consent;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A yes holds for what the user read, and for nothing that the client becomes afterwards. */
@QuarkusTest
class ConsentHoldsForTest {

    private static final String PLACE = "https://nice.example/callback";
    private static final String CONFIDENTIAL = "client_secret_post";
    private static final String PUBLIC = "none";

    private final TestBrowser browser = new TestBrowser();
    private final CodeVerifier verifier = CodeVerifier.random();
    private Map<String, String> request;
    private Response registered;

    @AfterEach
    void remove() {
        given().header("Authorization", "Bearer " + registered.path("registration_access_token"))
                .delete("/oauth/register/" + registered.path("client_id"));
    }

    @Test
    void a_client_that_moves_and_changes_its_name_is_asked_about_again() {
        approved(CONFIDENTIAL);
        change("Your bank", "https://evil.example/callback");
        request.put("redirect_uri", "https://evil.example/callback");
        asked(authorize());
    }

    @ParameterizedTest
    @CsvSource({
        "Nice app 2, https://nice.example/callback",
        "Nice app, https://evil.example/callback",
        "Nice app, https://nice.example:8443/callback",
        "Nice app, com.evil.app://nice.example/callback",
        "Nice app, http://127.0.0.1/callback",
    })
    void each_part_of_what_the_user_read_counts(String name, String redirectUri) {
        approved(CONFIDENTIAL);
        assertNotNull(TestBrowser.locationParameter(authorize(), "code"));
        change(name, redirectUri);
        request.put("redirect_uri", redirectUri);
        asked(authorize());
    }

    @Test
    void another_path_at_the_same_place_is_not_asked_about() {
        approved(CONFIDENTIAL);
        change("Nice app", "https://nice.example/other");
        request.put("redirect_uri", "https://nice.example/other");
        assertNotNull(TestBrowser.locationParameter(authorize(), "code"));
    }

    @Test
    void a_client_that_changes_while_its_user_reads_gets_nothing() {
        register(CONFIDENTIAL);
        browser.signIn("alice");
        Response page = browser.follow(authorize());
        change("Nice app, with all your mail", PLACE);
        asked(browser.follow(browser.submit(page, "/consent", Map.of("decision", "approve"))));
    }

    @Test
    void a_code_that_went_to_a_redirect_uri_the_client_has_given_up_brings_no_tokens() {
        register(PUBLIC);
        String code = TestBrowser.locationParameter(approve(), "code");
        change("Nice app", "https://nice.example/other");
        redeem(code).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Referer, https://evil.example/page",
        "Referer, http://localhost:4003/",
    })
    void a_client_that_proves_nothing_is_asked_about_when_another_site_sent_the_browser(String header, String value) {
        approved(PUBLIC);
        browser.header(header, value);
        asked(authorize());
        request.put("prompt", "none");
        assertEquals("consent_required", TestBrowser.locationParameter(authorize(), "error"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/authorize?", "/login?return_to=%2Foauth%2Fauthorize%3F"})
    void that_another_site_sent_the_browser_is_not_forgotten_over_the_sign_in(String from) {
        approved(PUBLIC);
        browser.post("/logout", TestBrowser.hiddenFields(browser.get("/login")));
        browser.header("Sec-Fetch-Site", "cross-site");
        String query = TestRequests.query(request);
        Response first = browser.get(from + (from.startsWith("/login") ? encode(query) : query));
        Response page = first.statusCode() == 303 ? browser.follow(first) : first;
        browser.header("Sec-Fetch-Site", "same-origin");
        asked(browser.follow(browser.signIn(page, "alice")));
    }

    @Test
    void that_another_site_sent_the_browser_is_not_forgotten_with_a_pushed_request() {
        approved(PUBLIC);
        String uri = given().formParams(request).post("/oauth/par").path("request_uri");
        request = new HashMap<>(Map.of("client_id", registered.path("client_id"), "request_uri", uri));
        browser.header("Sec-Fetch-Site", "cross-site");
        asked(authorize());
    }

    @Test
    void a_client_that_proves_who_it_is_is_not_asked_about_for_that() {
        approved(CONFIDENTIAL);
        browser.header("Sec-Fetch-Site", "cross-site");
        assertNotNull(TestBrowser.locationParameter(authorize(), "code"));
    }

    @Test
    void a_page_that_hides_itself_from_a_browser_that_says_nothing_is_another_site() {
        approved(PUBLIC);
        asked(authorize());
        browser.post("/logout", TestBrowser.hiddenFields(browser.get("/login")));
        Response page = browser.get("/login?return_to=" + encode(TestRequests.path(request)));
        browser.header("Referer", "http://localhost:4000/login");
        asked(browser.follow(browser.signIn(page, "alice")));
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, none", "Sec-Fetch-Site, same-origin", "Referer, http://localhost:4000/login"})
    void a_person_who_comes_straight_is_not_asked_again(String header, String value) {
        approved(PUBLIC);
        browser.header(header, value);
        assertNotNull(TestBrowser.locationParameter(authorize(), "code"));
    }

    /** They go to the client that has them already, and say what the user approved. */
    @Test
    void tokens_from_before_a_change_are_the_clients_until_the_user_takes_the_consent_back() {
        register(PUBLIC);
        Response tokens = redeem(TestBrowser.locationParameter(approve(), "code"));
        change("Your bank", "https://evil.example/callback");
        Response refreshed = refresh(tokens);
        refreshed.then().statusCode(200).body("scope", equalTo("tasks:read"));
        browser.submit(browser.get("/consents"), "/consents", Map.of("client_id", registered.path("client_id")));
        refresh(refreshed).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @Test
    void what_a_device_was_allowed_is_no_approval_for_a_redirect_uri() {
        register(CONFIDENTIAL);
        Response codes = given().formParam("client_id", (String) registered.path("client_id"))
                .formParam("client_secret", (String) registered.path("client_secret"))
                .formParam("scope", "tasks:read")
                .post("/oauth/device_authorization");
        browser.signIn("alice");
        Response typed =
                browser.submit(browser.get("/device"), "/device", Map.of("user_code", codes.path("user_code")));
        browser.submit(typed, "/device", Map.of("decision", "approve"))
                .then()
                .statusCode(200)
                .body(containsString("connected"));
        asked(authorize());
    }

    @Test
    void no_redirect_uri_is_on_this_server() {
        register(PUBLIC);
        String ours = "http://localhost:4000/oauth/authorize";
        change("Nice app", ours);
        request.put("redirect_uri", ours);
        authorize().then().statusCode(400);
    }

    private void approved(String method) {
        register(method);
        assertNotNull(TestBrowser.locationParameter(approve(), "code"));
    }

    private void register(String method) {
        registered = given().contentType("application/json")
                .body(description("Nice app", PLACE, method))
                .post("/oauth/register");
        request = TestRequests.authorization(verifier);
        request.put("client_id", registered.path("client_id"));
        request.put("redirect_uri", PLACE);
    }

    private void change(String name, String redirectUri) {
        given().contentType("application/json")
                .header("Authorization", "Bearer " + registered.path("registration_access_token"))
                .body(description(name, redirectUri, registered.path("token_endpoint_auth_method")))
                .put("/oauth/register/" + registered.path("client_id"))
                .then()
                .statusCode(200);
    }

    private static String description(String name, String redirectUri, String method) {
        return """
                {"client_name":"%s","redirect_uris":["%s"],"token_endpoint_auth_method":"%s",
                "grant_types":["authorization_code","refresh_token","urn:ietf:params:oauth:grant-type:device_code"]}""".formatted(name, redirectUri, method);
    }

    private Response approve() {
        return TestRequests.approve(browser, request);
    }

    private Response redeem(String code) {
        var form = TestRequests.redemption(code, verifier);
        form.put("client_id", registered.path("client_id"));
        form.put("redirect_uri", PLACE);
        return TestRequests.token(form);
    }

    private Response refresh(Response tokens) {
        return TestRequests.token(Map.of(
                "grant_type", "refresh_token",
                "client_id", registered.path("client_id"),
                "refresh_token", tokens.path("refresh_token")));
    }

    private Response authorize() {
        return browser.get(TestRequests.path(request));
    }

    private static String encode(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void asked(Response answer) {
        answer.then().statusCode(303).header("Location", containsString("/consent?request="));
    }
}
