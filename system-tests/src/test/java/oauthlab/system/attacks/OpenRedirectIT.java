package oauthlab.system.attacks;

import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashMap;
import java.util.Map;
import oauthlab.system.flows.Browser;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The attacker sends a user a link to our sign-in page, which the user trusts. After the password is typed, the page is to
 * send the browser on to the attacker, who says "wrong password, try again".
 *
 * <p>After a sign-in, and after a sign-out, the browser goes to a page of ours, or to an address that a client has
 * registered for it; whatever else is asked for is refused before anything is typed. RFC 9700 section 4.11.2.
 */
@ExtendWith(SharedLab.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenRedirectIT {

    private final Browser browser;

    OpenRedirectIT(Lab lab) {
        this.browser = new Browser(lab.auth());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "https://evil.example/login",
                "//evil.example",
                "///evil.example",
                "////evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/%2fevil.example",
                "/%5cevil.example",
                "http:evil.example",
                "http:/evil.example",
                "javascript:alert(1)",
                "data:text/html,x",
                "evil.example",
                "login",
                "/login@evil.example",
                "/login.evil.example",
                "/login/../../evil",
                "/oauth/authorize",
                "/oauth/authorize/../../evil?x",
                "/oauth/token?x",
                "/logout",
                "/admin/keys/rotate",
                " http://evil.example",
                "\thttp://evil.example",
                "/device\r\nLocation: http://evil.example",
                "@evil.example",
                "?http://evil.example",
                "#http://evil.example"
            })
    void the_sign_in_leads_to_no_other_place(String target) {
        Refusals.page(browser.get("/login?return_to=" + Browser.encode(target)), 400);
        var form = new HashMap<>(Browser.credentials("alice"));
        form.put("return_to", target);
        var answer = browser.submit(browser.get("/login"), "/login", form);
        Refusals.page(answer, 400);
        assertNull(answer.getCookie("oauthlab_session"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "http://localhost:3000/signed-out/",
                "http://localhost:3000/signed-out?x",
                "http://localhost:3000/signed-out@evil.example",
                "http://localhost:3000/callback",
                "//localhost:3000/signed-out"
            })
    void nor_does_the_sign_out(String target) {
        String query = "?client_id=web-app&post_logout_redirect_uri=" + Browser.encode(target);
        browser.get("/logout" + query).then().statusCode(400).header("Location", nullValue());
        browser.submit(browser.get("/login"), "/logout", Map.of("request", query.substring(1)))
                .then()
                .statusCode(400)
                .header("Location", nullValue());
    }

    @Test
    void what_is_ours_or_registered_is_no_other_place() {
        for (String page : new String[] {"/consents", "/device?user_code=BBBB", "/oauth/authorize?client_id=x"}) {
            browser.get("/login?return_to=" + Browser.encode(page)).then().statusCode(200);
        }
        String registered = "http://localhost:3000/signed-out";
        browser.get("/logout?client_id=web-app&post_logout_redirect_uri=" + Browser.encode(registered))
                .then()
                .statusCode(303)
                .header("Location", startsWith(registered));
    }
}
