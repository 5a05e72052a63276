package oauthlab.auth.broker;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestJwts;
import oauthlab.auth.TestRequests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sign-in that an application demands happens, or the provider's word that it did is missing, and then it did not. */
@QuarkusTest
@TestProfile(BrokerProfile.class)
class FreshSignInTest extends AtCompany {

    private Map<String, String> request;

    @BeforeEach
    void makeRequest() {
        request = user.webApp();
    }

    @ParameterizedTest
    @CsvSource({"prompt, login, 0", "prompt, login, 20", "max_age, 0, 20", "max_age, 3600, 600"})
    void a_sign_in_as_recent_as_demanded_is_good(String name, String value, int secondsAgo) {
        request.put(name, value);
        signedInThere(secondsAgo);
        assertNotNull(TestBrowser.locationParameter(user.travels("company", request), "code"));
    }

    @ParameterizedTest
    @CsvSource({"prompt, login, 100", "prompt, login, 800", "max_age, 0, 100", "max_age, 60, 600"})
    void a_provider_that_does_not_ask_its_user_again_is_not_believed(String name, String value, int secondsAgo) {
        request.put(name, value);
        signedInThere(secondsAgo);
        refused(user.travels("company", request));
    }

    @ParameterizedTest
    @CsvSource({"prompt, login", "max_age, 3600"})
    void a_provider_that_does_not_say_when_is_not_believed(String name, String value) {
        request.put(name, value);
        refused(user.travels("company", request));
    }

    @Test
    void a_pushed_request_demands_it_too() {
        request.put("prompt", "login");
        request.put("client_secret", "webapp-secret-abcdef");
        String uri = given().formParams(request).post("/oauth/par").path("request_uri");
        signedInThere(100);
        refused(user.travels("company", Map.of("client_id", "web-app", "request_uri", uri)));
    }

    @Test
    void a_sign_in_of_unknown_age_is_too_old_for_the_next_application() {
        Response tokens = user.tokens("company", request);
        assertFalse(TestJwts.payload(tokens.path("id_token")).contains("auth_time"));
        request.put("max_age", "3600");
        user.browser
                .get(TestRequests.path(request))
                .then()
                .statusCode(303)
                .header("Location", containsString("/login?return_to="));
    }

    private void signedInThere(int secondsAgo) {
        company.claims.put(
                "auth_time",
                clock.instant().minus(Duration.ofSeconds(secondsAgo)).getEpochSecond());
    }

    private void refused(Response back) {
        assertEquals("login_required", TestBrowser.locationParameter(back, "error"));
        user.browser.get("/consents").then().statusCode(303);
    }
}
