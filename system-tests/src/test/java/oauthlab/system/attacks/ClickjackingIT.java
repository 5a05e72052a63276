package oauthlab.system.attacks;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Browser;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The attacker's site shows our consent page in a frame, invisible, with the button "Allow" under a button of his own.
 *
 * <p>Every page of ours forbids to be framed: in the present way and in the old one. It also runs no script, its own
 * included, is kept in no cache and tells nobody its address, which holds the request. RFC 9700 section 4.16, RFC 6749
 * section 10.13.
 */
@ExtendWith(SharedLab.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClickjackingIT {

    private final Lab lab;
    private final Browser browser;

    ClickjackingIT(Lab lab) {
        this.lab = lab;
        this.browser = new Browser(lab.auth()).signIn("alice");
    }

    @Test
    void no_page_may_be_framed() {
        String request = Browser.query(Approval.request("tasks:read", CodeVerifier.random()));
        for (String path : List.of(
                "/login",
                "/login?return_to=/device",
                "/consents",
                "/device",
                "/device?user_code=BBBB-BBBB",
                "/logout",
                "/consent?request=" + Browser.encode(request))) {
            isProtected(browser.get(path), 200);
        }
        String userCode = given().formParam("client_id", "agent-cli")
                .post(lab.auth() + "/oauth/device_authorization")
                .path("user_code");
        Response confirm = send("/device", Map.of("user_code", userCode));
        isProtected(confirm, 200);
        isProtected(browser.submit(confirm, "/device", Map.of("user_code", userCode, "decision", "deny")), 200);
    }

    @Test
    void nor_may_a_page_that_says_no() {
        isProtected(browser.get("/oauth/authorize?client_id=nobody"), 400);
        isProtected(browser.get("/oauth/authorize?client_id=%00"), 400);
        isProtected(browser.get("/consent"), 400);
        isProtected(browser.get("/login?return_to=http://evil.example"), 400);
        isProtected(browser.post("/login", Map.of()), 400);
        isProtected(browser.get("/no/such/page"), 404);
        isProtected(browser.get("/oauth/token"), 405);
        isProtected(send("/device", Map.of("user_code", "BBBB-BBBB")), 400);
        var wrong = new HashMap<>(Browser.credentials("nobody-at-all"));
        isProtected(send("/login", wrong), 401);
    }

    private Response send(String path, Map<String, String> fields) {
        return browser.submit(browser.get("/device"), path, fields);
    }

    private static void isProtected(Response page, int status) {
        page.then()
                .statusCode(status)
                .contentType(startsWith("text/html"))
                .header(
                        "Content-Security-Policy",
                        allOf(
                                containsString("frame-ancestors 'none'"),
                                containsString("default-src 'none'"),
                                containsString("base-uri 'none'"),
                                not(containsString("script-src")),
                                not(containsString("unsafe"))))
                .header("X-Frame-Options", equalTo("DENY"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("same-origin"))
                .header("Cache-Control", equalTo("no-store"));
    }
}
