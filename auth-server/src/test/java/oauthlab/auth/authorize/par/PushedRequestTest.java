package oauthlab.auth.authorize.par;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestRequests;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.ClientBuilder;
import oauthlab.auth.clients.ClientRules;
import oauthlab.auth.clients.Clients;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PushedRequestTest {

    @Inject
    TestClock clock;

    @Inject
    Clients clients;

    private final TestBrowser browser = new TestBrowser();
    private final CodeVerifier verifier = CodeVerifier.random();
    private final Map<String, String> request = TestRequests.webApp(verifier);

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    @Spec({"RFC 9126 2.2 a", "RFC 9126 4 b"})
    void a_pushed_request_brings_a_code_without_showing_itself_to_the_browser() {
        Response pushed = push();
        pushed.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("request_uri", startsWith("urn:ietf:params:oauth:request_uri:"))
                .body("expires_in", equalTo(90));
        Response redirect = approve(pushed.path("request_uri"));
        assertEquals("af0ifjs&ldkj", TestBrowser.locationParameter(redirect, "state"));
        TestRequests.redeemAsWebApp(TestBrowser.locationParameter(redirect, "code"), verifier)
                .then()
                .statusCode(200);
    }

    @Test
    void a_pushed_request_brings_one_code() {
        String uri = push().path("request_uri");
        approve(uri);
        authorize(uri, "web-app").then().statusCode(400).body(containsString("used before"));
    }

    @Test
    void what_stands_beside_the_name_is_not_looked_at() {
        request.put("prompt", "consent");
        String uri = push().path("request_uri");
        browser.signIn("alice");
        Response toConsent = browser.get(
                "/oauth/authorize?client_id=web-app&prompt=consent&scope=user:write&redirect_uri=http://evil.example&request_uri="
                        + uri);
        assertEquals(303, toConsent.statusCode());
        Response consent =
                browser.get("/consent?request=" + encode("client_id=web-app&scope=user:write&request_uri=" + uri));
        consent.then().statusCode(200).body(containsString("tasks:read"));
        assertEquals(false, consent.asString().contains("user:write</code>"));
    }

    @Test
    @Spec("RFC 9126 2.2 b")
    void another_client_cannot_use_the_name() {
        authorize(push().path("request_uri"), "agent-cli").then().statusCode(400);
    }

    @Test
    @Spec("RFC 9126 4 a")
    void the_name_is_good_for_ninety_seconds_and_then_long_enough_to_sign_in() {
        String late = push().path("request_uri");
        String inTime = push().path("request_uri");
        authorize(inTime, "web-app").then().statusCode(303);
        clock.advance(Duration.ofSeconds(90));
        authorize(late, "web-app").then().statusCode(400);
        clock.advance(Duration.ofMinutes(5));
        authorize(inTime, "web-app").then().statusCode(303);
        clock.advance(Duration.ofMinutes(15));
        authorize(inTime, "web-app").then().statusCode(400);
    }

    @Test
    @Spec({"RFC 9126 2.1 a", "RFC 9126 2.1 b", "RFC 9126 2.3"})
    void what_would_be_refused_later_is_refused_at_once() {
        request.put("redirect_uri", "http://evil.example/");
        push().then().statusCode(400).body("error", equalTo("invalid_request"));
        request.put("redirect_uri", TestRequests.WEB_APP_REDIRECT);
        request.put("scope", "admin");
        push().then().statusCode(400).body("error", equalTo("invalid_scope"));
        request.put("scope", "tasks:read");
        request.put("request_uri", "urn:x");
        push().then().statusCode(400).body("error", equalTo("invalid_request"));
    }

    @Test
    void a_request_that_is_too_long_to_keep_is_refused() {
        request.put("state", "x".repeat(20_000));
        push().then().statusCode(400).body("error_description", containsString("20000 characters"));
    }

    @Test
    @Spec({"RFC 9126 2 a", "RFC 9126 2.3"})
    void the_client_must_prove_who_it_is() {
        given().formParams(request).post("/oauth/par").then().statusCode(401).body("error", equalTo("invalid_client"));
    }

    @Test
    @Spec("RFC 9126 6")
    void a_client_that_must_push_cannot_do_without() {
        Client webApp = clients.find("web-app").orElseThrow();
        clients.replace(ClientBuilder.from(webApp)
                .rules(new ClientRules(true, false, true, false, ClientRules.ExchangeRules.NONE))
                .build());
        try {
            Response answer = browser.get(TestRequests.path(request));
            assertEquals("invalid_request", TestBrowser.locationParameter(answer, "error"));
            authorize(push().path("request_uri"), "web-app").then().statusCode(303);
        } finally {
            clients.replace(webApp);
        }
    }

    @Test
    @Spec("RFC 9126 4 b")
    void prompt_login_is_met_by_one_sign_in() {
        request.put("prompt", "login consent");
        browser.signIn("alice");
        String uri = push().path("request_uri");
        Response toLogin = authorize(uri, "web-app");
        toLogin.then().header("Location", containsString("/login?return_to="));
        Response back = browser.signIn(browser.get(path(toLogin)), "alice");
        browser.get(path(back)).then().header("Location", containsString("/consent?request="));
    }

    private Response push() {
        return given().auth()
                .preemptive()
                .basic("web-app", "webapp-secret-abcdef")
                .formParams(request)
                .post("/oauth/par");
    }

    private Response authorize(String requestUri, String clientId) {
        return browser.get("/oauth/authorize?client_id=" + clientId + "&request_uri=" + requestUri);
    }

    private Response approve(String requestUri) {
        browser.signIn("alice");
        Response consent = browser.get("/consent?request=" + encode("client_id=web-app&request_uri=" + requestUri));
        return browser.submit(consent, "/consent", Map.of("decision", "approve"));
    }

    private static String path(Response redirect) {
        return redirect.getHeader("Location").replaceFirst("http://[^/]+", "");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
