package oauthlab.auth.browser.login;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A form that another site sends is refused, even if that site could plant our cookie and so knows the mark in the form. */
@QuarkusTest
class ForeignFormTest {

    private final TestBrowser browser = new TestBrowser();

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, http://localhost:4003",
        "Origin, https://localhost:4000",
        "Origin, http://localhost:4000.evil.example",
        "Origin, null",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Referer, https://evil.example/login",
    })
    void nobody_is_signed_in_by_it(String header, String value) {
        Response page = browser.get("/login");
        browser.header(header, value);
        Response answer = browser.signIn(page, "alice");
        answer.then().statusCode(400).body(containsString("Another site sent this form"));
        assertNull(answer.getCookie("oauthlab_session"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/consent", "/consents", "/device", "/logout", "/links"})
    void no_page_takes_it(String path) {
        browser.signIn("alice");
        var request = TestRequests.authorization(CodeVerifier.random());
        String query = path.equals("/consent")
                ? "?request="
                        + java.net.URLEncoder.encode(
                                TestRequests.query(request), java.nio.charset.StandardCharsets.UTF_8)
                : "";
        var form = TestBrowser.hiddenFields(browser.get(path.equals("/links") ? "/consents" : path + query));
        if (form.isEmpty()) form = TestBrowser.hiddenFields(browser.get("/device"));
        form.putAll(Map.of("decision", "approve", "client_id", "web-app", "link", "x"));
        browser.header("Origin", "https://evil.example").post(path, form).then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({"Origin, http://localhost:4000", "Sec-Fetch-Site, same-origin", "Sec-Fetch-Site, none"})
    void a_form_of_ours_is_taken(String header, String value) {
        Response page = browser.get("/login");
        browser.header(header, value).signIn(page, "alice").then().statusCode(303);
    }

    @Test
    void a_page_that_hides_its_origin_is_ours_if_the_browser_says_so() {
        Response page = browser.get("/login");
        browser.header("Origin", "null").header("Sec-Fetch-Site", "same-origin");
        browser.signIn(page, "alice").then().statusCode(303);
    }

    /** The tests reach the server at another port than the issuer's. */
    @Test
    void redirects_are_made_from_the_issuer_and_not_from_the_host_of_the_request() {
        String request = TestRequests.path(TestRequests.authorization(CodeVerifier.random()));
        for (String path : new String[] {request, "/consents", "/links", "/device", "/logout"})
            browser.get(path).then().statusCode(303).header("Location", startsWith("http://localhost:4000/login"));
        browser.signIn("alice").then().statusCode(303).header("Location", startsWith("http://localhost:4000/login"));
        browser.get(request).then().header("Location", startsWith("http://localhost:4000/consent?"));
    }
}
