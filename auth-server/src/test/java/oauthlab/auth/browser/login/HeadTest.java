package oauthlab.auth.browser.login;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;
import org.junit.jupiter.api.Test;

/** What else HTTP has: HEAD, Accept and long addresses. */
@QuarkusTest
class HeadTest {

    private final TestBrowser browser = new TestBrowser().header("Sec-Fetch-Site", "none");
    private final Map<String, String> request = TestRequests.webApp(CodeVerifier.random());

    @Test
    void head_makes_no_code_and_ends_no_session() {
        TestRequests.approve(browser, request);
        head(TestRequests.path(request)).then().statusCode(200).header("Location", equalTo(null));
        head("/logout?client_id=web-app").then().statusCode(200);
        assertNotNull(TestBrowser.locationParameter(browser.get(TestRequests.path(request)), "code"));
    }

    @Test
    void documents_answer_head_as_ever() {
        given().head("/.well-known/openid-configuration")
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("application/json"))
                .body(emptyString());
    }

    @Test
    void a_program_that_says_html_gets_json_all_the_same() {
        for (String path : new String[] {
            "/oauth/token", "/oauth/revoke", "/oauth/introspect", "/oauth/par", "/oauth/register", "/oauth/nothing"
        })
            given().header("Accept", "text/html, */*")
                    .formParam("grant_type", "x")
                    .post(path)
                    .then()
                    .header("Content-Type", containsString("json"));
        browser.get("/oauth/authorize?client_id=nobody").then().header("Content-Type", containsString("html"));
    }

    @Test
    void a_state_of_six_thousand_characters_comes_back_and_one_that_is_too_long_is_refused_at_once() {
        request.put("state", "s".repeat(6_000));
        Response redirect = TestRequests.approve(browser, request);
        assertEquals(request.get("state"), TestBrowser.locationParameter(redirect, "state"));
        var stranger = new TestBrowser();
        stranger.follow(stranger.get(TestRequests.path(request))).then().statusCode(200);
        request.put("state", "{".repeat(4_500));
        Response refused = new TestBrowser().get(TestRequests.path(request));
        assertEquals("invalid_request", TestBrowser.locationParameter(refused, "error"));
    }

    /** The sign-in page has it twice in its address: in the request, and for its form. */
    @Test
    void a_login_hint_that_makes_the_next_address_too_long_is_refused_at_once() {
        request.put("state", "s".repeat(2_500));
        request.put("login_hint", "h".repeat(7_000));
        Response refused = new TestBrowser().get(TestRequests.path(request));
        assertEquals("invalid_request", TestBrowser.locationParameter(refused, "error"));
        request.put("login_hint", "h".repeat(3_000));
        var stranger = new TestBrowser();
        stranger.follow(stranger.get(TestRequests.path(request))).then().statusCode(200);
    }

    private Response head(String path) {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .cookie(SessionCookies.SESSION, browser.cookie(SessionCookies.SESSION))
                .header("Sec-Fetch-Site", "none")
                .head(path);
    }
}
