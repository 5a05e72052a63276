package oauthlab.auth.browser.login;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LogoutTest {

    private static final String SIGNED_OUT = "http://localhost:3000/signed-out";
    private static final String TARGET =
            "post_logout_redirect_uri=" + URLEncoder.encode(SIGNED_OUT, StandardCharsets.UTF_8);

    private final TestBrowser browser = new TestBrowser();

    @Test
    @Spec({"OIDC Logout 2 a", "OIDC Logout 3 b"})
    void a_client_that_shows_an_id_token_of_the_user_signs_the_user_out() {
        String idToken = idToken("alice");
        browser.get("/logout?id_token_hint=" + idToken + "&" + TARGET + "&state=s%261")
                .then()
                .statusCode(303)
                .header("Location", equalTo(SIGNED_OUT + "?state=s%261"));
        browser.get("/consents").then().statusCode(303).header("Location", containsString("/login"));
    }

    @Test
    @Spec("OIDC Logout 2 d")
    void without_an_id_token_the_user_is_asked() {
        browser.signIn("alice");
        Response page = browser.get("/logout?client_id=web-app&" + TARGET);
        page.then().statusCode(200).body(containsString("Sign out?"));
        browser.get("/consents").then().statusCode(200);
        browser.submit(page, "/logout", Map.of()).then().statusCode(303).header("Location", startsWith(SIGNED_OUT));
        browser.get("/consents").then().statusCode(303);
    }

    @Test
    @Spec("OIDC Logout 2 a")
    void a_client_may_send_its_request_as_a_form() {
        String idToken = idToken("alice");
        Response again = browser.post(
                "/logout", Map.of("id_token_hint", idToken, "post_logout_redirect_uri", SIGNED_OUT, "state", "s&1"));
        again.then().statusCode(303).header("Location", containsString("/logout?"));
        browser.get(again.header("Location").replaceFirst("http://[^/]+", ""))
                .then()
                .statusCode(303)
                .header("Location", equalTo(SIGNED_OUT + "?state=s%261"));
        browser.get("/consents").then().statusCode(303).header("Location", containsString("/login"));
    }

    @Test
    @Spec("OIDC Logout 2 c")
    void a_hint_of_another_client_is_refused() {
        String idToken = idToken("alice");
        browser.get("/logout?client_id=agent-cli&id_token_hint=" + idToken)
                .then()
                .statusCode(400);
        browser.get("/consents").then().statusCode(200);
    }

    @Test
    @Spec("OIDC Logout 2 d")
    void an_id_token_of_another_user_signs_nobody_out_unasked() {
        String idToken = idToken("alice");
        browser.signIn("bob");
        browser.get("/logout?id_token_hint=" + idToken).then().statusCode(200).body(containsString("bob"));
    }

    @Test
    void a_form_from_elsewhere_signs_nobody_out() {
        browser.signIn("alice");
        browser.post("/logout", Map.of()).then().statusCode(400);
        browser.get("/consents").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_id=web-app&post_logout_redirect_uri=https://evil.example/",
                "client_id=web-app&post_logout_redirect_uri=http://localhost:3000/callback",
                "client_id=nobody&post_logout_redirect_uri=http://localhost:3000/signed-out",
                "post_logout_redirect_uri=http://localhost:3000/signed-out",
                "id_token_hint=a.b.c&post_logout_redirect_uri=http://localhost:3000/signed-out"
            })
    @Spec({"RFC 9700 2.1 b", "OIDC Logout 2 b", "OIDC Logout 3 a"})
    void nobody_is_sent_to_an_address_that_is_not_the_clients_own(String query) {
        browser.get("/logout?" + query).then().statusCode(400);
    }

    @Test
    void who_is_not_signed_in_goes_straight_back() {
        browser.get("/logout?client_id=web-app&" + TARGET)
                .then()
                .statusCode(303)
                .header("Location", equalTo(SIGNED_OUT));
    }

    private String idToken(String user) {
        CodeVerifier verifier = CodeVerifier.random();
        browser.signIn(user);
        String code =
                TestBrowser.locationParameter(TestRequests.approve(browser, TestRequests.webApp(verifier)), "code");
        return TestRequests.redeemAsWebApp(code, verifier).path("id_token");
    }
}
