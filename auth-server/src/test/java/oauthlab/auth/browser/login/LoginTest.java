package oauthlab.auth.browser.login;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestClock;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LoginTest {

    @Inject
    TestClock clock;

    private final TestBrowser browser = new TestBrowser();

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    @Spec({"OAuth 2.1 7.5.3", "RFC 9700 4.12"})
    void the_right_password_signs_in() {
        browser.signIn("demo-user").then().statusCode(303);
        assertNotNull(browser.cookie(SessionCookies.SESSION));
        browser.get("/login").then().statusCode(200).body(containsString("demo-user"));
    }

    @Test
    void the_session_cookie_is_out_of_reach_for_scripts_and_other_sites() {
        browser.signIn("demo-user")
                .then()
                .header("Set-Cookie", containsString("HttpOnly"))
                .header("Set-Cookie", containsString("SameSite=Lax"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "nobody", "' or 1=1 --", "\u0416"})
    void a_wrong_password_does_not_and_the_answer_does_not_tell_which_half_was_wrong(String username) {
        Response answer =
                browser.submit(browser.get("/login"), "/login", Map.of("username", username, "password", "wrong"));
        answer.then().statusCode(401).body(containsString("That name and password do not fit"));
        assertNull(browser.cookie(SessionCookies.SESSION));
    }

    @Test
    @Spec("RFC 6749 10.14")
    void what_was_typed_comes_back_as_text_and_not_as_html() {
        browser.submit(
                        browser.get("/login"),
                        "/login",
                        Map.of("username", "<script>alert(1)</script>", "password", "x"))
                .then()
                .body(not(containsString("<script>alert")))
                .body(containsString("&lt;script&gt;"));
    }

    @Test
    void a_session_that_was_planted_before_the_sign_in_is_replaced() {
        browser.putCookie(SessionCookies.SESSION, "planted");
        browser.signIn("alice");
        assertNotEquals("planted", browser.cookie(SessionCookies.SESSION));
    }

    @Test
    void an_unknown_session_is_nobodys() {
        browser.putCookie(SessionCookies.SESSION, "guessed");
        browser.get("/login").then().statusCode(200).body(containsString("name=\"password\""));
    }

    @Test
    void a_session_ends_after_eight_hours() {
        browser.signIn("alice");
        clock.advance(Duration.ofHours(8));
        browser.get("/login").then().body(containsString("name=\"password\""));
    }

    @Test
    void signing_out_ends_the_session_on_the_server_too() {
        browser.signIn("alice");
        String secret = browser.cookie(SessionCookies.SESSION);
        browser.submit(browser.get("/login"), "/logout", Map.of()).then().statusCode(303);
        assertNull(browser.cookie(SessionCookies.SESSION));
        browser.putCookie(SessionCookies.SESSION, secret);
        browser.get("/login").then().body(containsString("name=\"password\""));
    }

    @Test
    @Spec("OIDC Core 3.1.2.3 b")
    void another_site_can_neither_sign_somebody_in_nor_out() {
        Map<String, String> forged = Map.of("username", "alice", "password", "alice-password", "csrf", "forged");
        browser.post("/login", forged).then().statusCode(400);
        browser.get("/login");
        browser.post("/login", forged).then().statusCode(400);
        browser.post("/logout", Map.of()).then().statusCode(400);
        assertNull(browser.cookie(SessionCookies.SESSION));
    }

    @Test
    @Spec("RFC 6749 10.12")
    void the_mark_of_one_browser_is_worth_nothing_in_another() {
        var other = new TestBrowser();
        browser.get("/login");
        var stolen = TestBrowser.hiddenFields(other.get("/login")).get("csrf");
        browser.post("/login", Map.of("username", "alice", "password", "alice-password", "csrf", stolen))
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "/oauth/authorize@evil.example?",
                "/oauth/authorize",
                "http://localhost:4000/oauth/authorize?x",
                "javascript:alert(1)",
                "/oauth/authorize?a b",
                "\r\nSet-Cookie: a=b"
            })
    @Spec("RFC 9700 2.1 b")
    void the_way_back_leads_to_our_own_authorization_endpoint_only(String returnTo) {
        String query = "?return_to=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8);
        browser.get("/login" + query).then().statusCode(400).header("Location", nullValue());
        var page = browser.get("/login");
        browser.submit(page, "/login", Map.of("username", "alice", "password", "alice-password", "return_to", returnTo))
                .then()
                .statusCode(400)
                .header("Location", nullValue());
    }

    @Test
    @Spec({"RFC 9700 4.16", "OIDC Core 3.1.2.3 b"})
    void pages_cannot_be_framed_or_cached() {
        browser.get("/login")
                .then()
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("X-Frame-Options", equalTo("DENY"))
                .header("Cache-Control", equalTo("no-store"));
    }

    @Test
    void pages_are_not_for_other_origins() {
        given().header("Origin", "https://evil.example")
                .accept("text/html")
                .get("/login")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }
}
