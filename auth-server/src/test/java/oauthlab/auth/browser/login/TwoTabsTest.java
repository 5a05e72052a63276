package oauthlab.auth.browser.login;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two tabs, the back button, a session that is over: an old form does nothing, and its user goes on. */
@QuarkusTest
class TwoTabsTest {

    private static final Map<String, String> APPROVED = Map.of("decision", "approve");

    private final TestBrowser browser = new TestBrowser().header("Sec-Fetch-Site", "same-origin");
    private final Map<String, String> request = TestRequests.authorization(CodeVerifier.random());

    @Test
    void the_second_sign_in_tab_goes_on_where_it_was_going() {
        Response one = browser.get("/login?return_to=/consents");
        Response other = browser.get("/login?return_to=/device");
        browser.signIn(one, "alice").then().statusCode(303).header("Location", "http://localhost:4000/consents");
        browser.signIn(other, "alice").then().statusCode(303).header("Location", "http://localhost:4000/device");
        browser.signIn(one, "alice").then().statusCode(303).header("Location", "http://localhost:4000/consents");
    }

    @Test
    void a_form_whose_cookie_is_gone_is_shown_once_more_and_works_then() {
        Response page = browser.get("/login?return_to=/device");
        var forgetful = new TestBrowser().header("Sec-Fetch-Site", "same-origin");
        Response again = forgetful.signIn(page, "bob");
        again.then().statusCode(400).body(containsString("Here is a fresh one")).body(containsString("value=\"bob\""));
        assertNull(forgetful.cookie(SessionCookies.SESSION));
        forgetful.signIn(again, "bob").then().statusCode(303).header("Location", "http://localhost:4000/device");
    }

    @Test
    void a_consent_page_that_outlived_its_session_leads_to_the_sign_in_and_back() {
        browser.signIn("alice");
        Response consent = consentPage();
        browser.submit(browser.get("/login"), "/logout", Map.of());
        Response back = browser.submit(consent, "/consent", APPROVED);
        back.then().statusCode(303).header("Location", startsWith("http://localhost:4000/oauth/authorize?"));
        Response signIn = browser.follow(back);
        signIn.then().statusCode(303).header("Location", startsWith("http://localhost:4000/login?"));
        Response onwards = browser.signIn(browser.follow(signIn), "alice");
        Response asked = browser.follow(browser.follow(onwards));
        Response code = browser.submit(asked, "/consent", APPROVED);
        assertNotNull(TestBrowser.locationParameter(code, "code"));
    }

    @Test
    void without_a_session_the_consent_page_itself_leads_to_the_sign_in() {
        browser.get(consentPath())
                .then()
                .statusCode(303)
                .header("Location", startsWith("http://localhost:4000/oauth/authorize?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "deny"})
    void a_decision_of_an_earlier_session_decides_nothing(String decision) {
        browser.signIn("alice");
        Response consent = consentPage();
        browser.signIn(browser.get("/login?return_to=/device"), "bob");
        Response answer = browser.submit(consent, "/consent", Map.of("decision", decision));
        answer.then().statusCode(303).header("Location", startsWith("http://localhost:4000/oauth/authorize?"));
        browser.follow(browser.follow(answer)).then().statusCode(200).body(containsString("bob"));
    }

    @Test
    void old_forms_of_the_other_pages_show_them_again() {
        browser.signIn("alice");
        Response consents = browser.get("/consents");
        Response device = browser.get("/device");
        Response logout = browser.get("/logout");
        browser.signIn(browser.get("/login?return_to=/device"), "bob");
        browser.post("/consents", Map.of("client_id", "agent-cli", "csrf", "old"))
                .then()
                .statusCode(303)
                .header("Location", "http://localhost:4000/consents");
        browser.submit(device, "/device", Map.of("user_code", "BCDF-GHJK"))
                .then()
                .statusCode(400)
                .body(containsString("Here is a fresh one"));
        browser.submit(logout, "/logout", Map.of())
                .then()
                .statusCode(303)
                .header("Location", startsWith("http://localhost:4000/logout"));
        browser.get("/login").then().body(containsString("bob"));
        consents.then().statusCode(200);
    }

    @Test
    void a_form_of_another_site_goes_nowhere() {
        Response page = browser.get("/login");
        browser.header("Sec-Fetch-Site", "cross-site");
        browser.signIn(page, "alice").then().statusCode(400).body(containsString("Another site sent this form"));
        given().formParam("username", "alice").post("/login").then().statusCode(400);
    }

    private Response consentPage() {
        Response page = browser.get(consentPath());
        page.then().statusCode(200);
        return page;
    }

    private String consentPath() {
        return "/consent?request=" + URLEncoder.encode(TestRequests.query(request), StandardCharsets.UTF_8);
    }
}
