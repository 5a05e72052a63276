package oauthlab.system.attacks;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.protocol.GrantType;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Browser;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The attacker has a site that the user visits while being signed in here. The site sends our forms from the user's browser:
 * to sign in (as the attacker), to approve, to connect the attacker's device, to take consents back, to sign out.
 *
 * <p>A form counts only with our mark on a value in a cookie of this browser, and on who is signed in; another site can
 * neither read the mark nor make one. RFC 6749 section 10.12, RFC 9700 section 4.7. Beside that the cookies are {@code
 * SameSite=Lax}, so that a browser does not even send them along.
 */
@ExtendWith(SharedLab.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossSiteRequestIT {

    private final Lab lab;
    private final Browser user;
    private final Browser attacker;

    CrossSiteRequestIT(Lab lab) {
        this.lab = lab;
        this.user = new Browser(lab.auth()).signIn("bob");
        this.attacker = new Browser(lab.auth()).signIn("alice");
    }

    @Test
    void no_form_works_without_our_mark_or_with_the_mark_of_another_browser() {
        isRefusedEverywhere("");
        isRefusedEverywhere("x");
        isRefusedEverywhere(Browser.hidden(attacker.get("/device"), "csrf"));
    }

    /** From a sister site an attacker may plant cookies. The mark that goes with his is for his own session. */
    @Test
    void a_planted_cookie_does_not_make_the_attackers_mark_good() {
        String before = user.cookie("oauthlab_forms");
        String mark = Browser.hidden(attacker.get("/device"), "csrf");
        user.putCookie("oauthlab_forms", attacker.cookie("oauthlab_forms"));
        isRefusedEverywhere(mark);
        user.putCookie("oauthlab_forms", before);
    }

    @Test
    void a_browser_is_told_to_keep_our_cookies_from_other_sites() {
        var fresh = new Browser(lab.auth());
        Response page = fresh.get("/login");
        Response signedIn = fresh.submit(page, "/login", Browser.credentials("alice"));
        for (Response answer : List.of(page, signedIn)) {
            answer.getHeaders().getValues("Set-Cookie").forEach(cookie -> {
                assertTrue(cookie.contains("HttpOnly"), cookie);
                assertTrue(cookie.contains("SameSite=Lax"), cookie);
            });
        }
    }

    @Test
    void another_sites_script_may_not_read_a_page() {
        for (String page : List.of("/login", "/consents", "/device", "/oauth/authorize", "/logout")) {
            given().header("Origin", "http://evil.example")
                    .redirects()
                    .follow(false)
                    .get(lab.auth() + page)
                    .then()
                    .header("Access-Control-Allow-Origin", nullValue())
                    .header("Access-Control-Allow-Credentials", nullValue());
        }
    }

    /** An image on another site can send this. */
    @Test
    void a_link_alone_signs_nobody_out() {
        user.get("/logout").then().statusCode(200).body(containsString("Sign out?"));
        isStillSignedIn();
    }

    private void isRefusedEverywhere(String mark) {
        Response device = given().formParam("client_id", "agent-cli")
                .formParam("scope", "tasks:read")
                .post(lab.auth() + "/oauth/device_authorization");
        forms(device.path("user_code")).forEach((path, fields) -> {
            var form = new HashMap<>(fields);
            if (!mark.isEmpty()) form.put("csrf", mark);
            Response answer = user.post(path, form);
            if (mark.isEmpty()) {
                Refusals.page(answer, 400);
                answer.then().body(containsString("did not come from this browser"));
            } else {
                isShownAgain(answer);
            }
            assertNull(answer.getCookie("oauthlab_session"));
            isStillSignedIn();
        });
        given().formParam("grant_type", GrantType.DEVICE_CODE.wire())
                .formParam("client_id", "agent-cli")
                .formParam("device_code", device.<String>path("device_code"))
                .post(lab.auth() + "/oauth/token")
                .then()
                .body("error", equalTo("authorization_pending"));
    }

    /** An old form of this very browser may look like that: it does nothing, and a fresh one comes. */
    private void isShownAgain(Response answer) {
        if (answer.statusCode() == 303) assertTrue(answer.getHeader("Location").startsWith(lab.auth() + "/"));
        else answer.then().statusCode(oneOf(200, 400)).body(containsString("name=\"csrf\""));
    }

    private static Map<String, Map<String, String>> forms(String userCode) {
        String request = Browser.query(Approval.request("user:write", CodeVerifier.random()));
        return Map.of(
                "/login", Browser.credentials("alice"),
                "/consent", Map.of("request", request, "decision", "approve"),
                "/consents", Map.of("client_id", "agent-cli"),
                "/device", Map.of("user_code", userCode, "decision", "approve"),
                "/logout", Map.of());
    }

    private void isStillSignedIn() {
        user.get("/consents")
                .then()
                .statusCode(200)
                .body(containsString("<strong>bob</strong>"))
                .body(not(containsString("user:write")));
    }
}
