package oauthlab.auth.browser.consent;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConsentTest {

    private final Map<String, String> request = TestRequests.authorization(CodeVerifier.random());
    private final TestBrowser browser = new TestBrowser();

    @Test
    void the_page_says_who_asks_for_what_and_where_the_answer_goes() {
        browser.signIn("alice");
        page().then()
                .statusCode(200)
                .body(allOf(
                        containsString("Agent command line"),
                        containsString("alice"),
                        containsString("See your tasks"),
                        containsString("127.0.0.1"),
                        containsString(TestRequests.TASK_API)));
    }

    @Test
    void the_page_shows_the_port_of_a_program_on_the_users_machine_and_the_whole_address_of_an_app() {
        browser.signIn("alice");
        for (var place : Map.of(
                        "http://127.0.0.1:53412/callback", "http://127.0.0.1:53412",
                        "http://localhost:3000/callback", "http://localhost:3000")
                .entrySet()) {
            request.put("redirect_uri", place.getKey());
            page().then().statusCode(200).body(containsString("<dd><code>" + place.getValue() + "</code></dd>"));
        }
        assertEquals("https://app.example:8443", shownPlace("https://App.example:8443/callback?x=1"));
        assertEquals("https://app.example", shownPlace("https://app.example/callback"));
        assertEquals("http://[::1]:4711", shownPlace("http://[::1]:4711/"));
        assertEquals("myapp://callback", shownPlace("myapp://callback"));
    }

    private static String shownPlace(String redirectUri) {
        return new ConsentQuestion("An app", "app", redirectUri, Scopes.NONE, List.of()).shownPlace();
    }

    @Test
    @Spec("RFC 6749 3.1 a")
    void nobody_approves_without_being_signed_in() {
        page().then().statusCode(303).header("Location", startsWith("http://localhost:4000/oauth/authorize?"));
    }

    @Test
    @Spec("RFC 6749 10.12")
    void another_site_cannot_approve_for_the_user() {
        browser.signIn("alice");
        page();
        browser.post("/consent", Map.of("request", TestRequests.query(request), "decision", "approve"))
                .then()
                .statusCode(400)
                .header("Location", nullValue());
    }

    @Test
    void a_request_that_was_changed_in_the_browser_is_checked_again() {
        browser.signIn("alice");
        Response shown = page();
        var changed = new HashMap<>(request);
        changed.put("redirect_uri", "https://evil.example/");
        browser.submit(shown, "/consent", Map.of("decision", "approve", "request", TestRequests.query(changed)))
                .then()
                .statusCode(400)
                .header("Location", nullValue());
    }

    @Test
    void an_answer_that_is_neither_yes_nor_no_is_refused() {
        browser.signIn("alice");
        browser.submit(page(), "/consent", Map.of("decision", "maybe"))
                .then()
                .statusCode(400)
                .header("Location", nullValue());
    }

    @Test
    void a_question_about_nothing_is_refused() {
        browser.signIn("alice");
        browser.get("/consent").then().statusCode(400);
        browser.get("/consent?request=%25zz").then().statusCode(400);
    }

    private Response page() {
        return browser.get(
                "/consent?request=" + URLEncoder.encode(TestRequests.query(request), StandardCharsets.UTF_8));
    }
}
