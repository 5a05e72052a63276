package oauthlab.auth.broker;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeChallenge;
import oauthlab.shared.proof.CodeVerifier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BrokerProfile.class)
class SignInElsewhereTest extends AtCompany {

    @Test
    void the_sign_in_page_offers_the_providers() {
        user.browser
                .get("/login?return_to=" + Traveller.encode(TestRequests.path(user.webApp())))
                .then()
                .statusCode(200)
                .body(allOf(containsString("Sign in with Company"), containsString("Sign in with Plain OAuth")))
                .body(containsString("href=\"/broker/company?return_to=%2Foauth%2Fauthorize%3F"));
    }

    @Test
    void before_the_browser_leaves_the_user_sees_which_application_asks_for_what() {
        user.asked("company", user.webApp())
                .then()
                .statusCode(200)
                .body(containsString("Demo web app"))
                .body(containsString("<code>http://localhost:3000</code>"))
                .body(containsString("See your tasks"))
                .body(containsString("Allow, and go to Company"));
    }

    @Test
    void the_provider_is_asked_with_a_challenge_state_and_nonce_of_our_own() {
        Response away = user.leaves("company", user.webApp());
        away.then()
                .statusCode(303)
                .header("Location", startsWith(company.issuer + "/authorize?"))
                .header("Location", not(containsString("af0ifjs")));
        assertEquals("the-lab", TestBrowser.locationParameter(away, "client_id"));
        assertTrue(TestBrowser.locationParameter(away, "redirect_uri").endsWith("/broker/company/callback"));
        assertEquals("S256", TestBrowser.locationParameter(away, "code_challenge_method"));
        user.returns("company", away).then().statusCode(303);
        String verifier = company.tokenRequests.get(0).get("code_verifier");
        assertEquals(
                CodeChallenge.of(new CodeVerifier(verifier)).value(),
                TestBrowser.locationParameter(away, "code_challenge"));
        assertNotEquals(user.verifier.value(), verifier);
    }

    @Test
    void what_the_application_demands_of_the_sign_in_goes_on_to_the_provider() {
        var request = user.webApp();
        request.put("prompt", "login consent");
        request.put("max_age", "60");
        Response away = user.leaves("company", request);
        assertEquals("login", TestBrowser.locationParameter(away, "prompt"));
        assertEquals("60", TestBrowser.locationParameter(away, "max_age"));
        assertEquals(null, TestBrowser.locationParameter(user.leaves("company", user.webApp()), "prompt"));
    }

    @Test
    void the_application_gets_a_token_of_ours_for_a_user_of_ours() {
        Response answer = user.tokens("company", user.webApp());
        answer.then()
                .statusCode(200)
                .body(not(containsString("company-access-token")))
                .body(not(containsString("company-refresh-token")))
                .body("scope", containsString("tasks:read"));
        TestRequests.introspect(answer.path("access_token"))
                .then()
                .body("active", equalTo(true))
                .body("sub", startsWith("user-"))
                .body("client_id", equalTo("web-app"));
    }

    @Test
    void the_same_account_is_the_same_user_the_next_time() {
        String first = subject(user.tokens("company", user.webApp()));
        var later = new Traveller(company);
        company.claims.put("preferred_username", "carla-has-a-new-name");
        assertEquals(first, subject(later.tokens("company", later.webApp())));
        company.claims.put("sub", "c-2");
        var other = new Traveller(company);
        assertNotEquals(first, subject(other.tokens("company", other.webApp())));
    }

    /** The provider may say what it likes about e-mail addresses. */
    @Test
    void an_email_address_of_somebody_here_opens_nothing() {
        company.claims.put("sub", "c-mallory");
        company.claims.put("preferred_username", "demo-user");
        company.claims.put("email", "demo@example.com");
        company.claims.put("email_verified", true);
        assertNotEquals("user-123", subject(user.tokens("company", user.webApp())));
    }

    @Test
    void the_user_is_asked_once_and_comes_back_with_the_code() {
        Response back = user.travels("company", user.webApp());
        back.then().statusCode(303).header("Location", startsWith(TestRequests.WEB_APP_REDIRECT));
        assertNotNull(TestBrowser.locationParameter(back, "code"), back.getHeader("Location"));
        assertEquals("af0ifjs&ldkj", TestBrowser.locationParameter(back, "state"));
        user.browser.get("/consents").then().statusCode(200).body(containsString("Demo web app"));
    }

    @Test
    void who_says_no_goes_back_to_the_application_and_not_to_the_provider() {
        Response question = user.asked("company", user.webApp());
        Response back = user.browser.submit(question, "/broker/company", java.util.Map.of("decision", "deny"));
        back.then().statusCode(303).header("Location", startsWith(TestRequests.WEB_APP_REDIRECT));
        assertEquals("access_denied", TestBrowser.locationParameter(back, "error"));
    }

    private static String subject(Response tokens) {
        return TestRequests.introspect(tokens.path("access_token")).path("sub");
    }
}
