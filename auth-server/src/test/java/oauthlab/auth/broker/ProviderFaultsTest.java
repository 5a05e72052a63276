package oauthlab.auth.broker;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestRequests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What providers do wrong, and what becomes of it. */
@QuarkusTest
@TestProfile(BrokerProfile.class)
class ProviderFaultsTest extends AtCompany {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "[]",
                "null",
                "{}",
                "{\"access_token\":7,\"token_type\":\"Bearer\"}",
                "{\"access_token\":\"t\",\"token_type\":\"DPoP\"}",
                "{\"access_token\":\"t\",\"token_type\":\"Bearer\"}",
                "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"id_token\":\"nonsense\"}",
                "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"id_token\":\"eyJhbGciOiJub25lIn0.e30.\"}",
                "{\"error\":\"invalid_client\"}"
            })
    void nonsense_there_is_an_error_here_and_nobody_is_signed_in(String nonsense) {
        company.on("/token", (exchange, form) -> TestProvider.send(exchange, 200, nonsense));
        assertEquals("server_error", TestBrowser.locationParameter(user.travels("company", user.webApp()), "error"));
        assertFalse(isSignedIn());
    }

    @ParameterizedTest
    @CsvSource({"iss,https://evil.example", "aud,another-client", "nonce,another-nonce", "azp,another-client", "sub,''"
    })
    void an_id_token_that_is_not_the_answer_to_our_question_is_refused(String claim, String value) {
        company.claims.put(claim, value);
        assertEquals("server_error", TestBrowser.locationParameter(user.travels("company", user.webApp()), "error"));
        assertFalse(isSignedIn());
    }

    @Test
    void an_id_token_that_has_expired_is_refused() {
        company.claims.put("exp", 1_700_000_000);
        assertEquals("server_error", TestBrowser.locationParameter(user.travels("company", user.webApp()), "error"));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, -1})
    void nobody_has_signed_in_at_a_moment_that_cannot_be(long moment) {
        refusedAuthTime(moment);
    }

    /** With such a one {@code max_age} would be kept until then, whatever the application demands. */
    @Test
    void nor_tomorrow() {
        refusedAuthTime(clock.instant().plus(Duration.ofDays(1)).getEpochSecond());
    }

    private void refusedAuthTime(long moment) {
        company.claims.put("auth_time", moment);
        assertEquals("server_error", TestBrowser.locationParameter(user.travels("company", user.webApp()), "error"));
        assertFalse(isSignedIn());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void a_provider_that_is_down_or_overrun_may_work_in_a_moment(int status) {
        company.on("/token", (exchange, form) -> TestProvider.json(exchange, status, Map.of()));
        Response back = user.travels("company", user.webApp());
        assertEquals("temporarily_unavailable", TestBrowser.locationParameter(back, "error"));
    }

    @Test
    void a_provider_that_does_not_answer_keeps_nobody_waiting() {
        company.on("/token", (exchange, form) -> {});
        Response back = user.travels("company", user.webApp());
        assertEquals("temporarily_unavailable", TestBrowser.locationParameter(back, "error"));
    }

    @Test
    void keys_that_the_provider_has_changed_are_fetched_anew() {
        assertNotNull(TestBrowser.locationParameter(user.travels("company", user.webApp()), "code"));
        for (int rotation = 0; rotation < 3; rotation++) {
            company.changeKey();
            clock.advance(Duration.ofMinutes(1));
            var next = new Traveller(company);
            assertNotNull(
                    TestBrowser.locationParameter(next.travels("company", next.webApp()), "code"),
                    "rotation " + rotation);
        }
        // For the tests that follow.
        company.useTheUsualKey();
        clock.advance(Duration.ofMinutes(1));
        new Traveller(company).travels("company", user.webApp());
    }

    @Test
    void userinfo_about_somebody_else_is_refused() {
        company.claims.remove("preferred_username");
        company.user.put("sub", "c-somebody-else");
        company.user.put("preferred_username", "mallory");
        assertEquals("server_error", TestBrowser.locationParameter(user.travels("company", user.webApp()), "error"));
    }

    /** What PostgreSQL does not take, and what no page should show. */
    @Test
    void a_name_with_control_characters_is_cleaned_and_a_subject_is_refused() {
        company.claims.put("sub", "c-control");
        company.claims.put("preferred_username", "ev\u0000il\u0007");
        company.claims.put("email", "a\u0000b@x");
        assertNotNull(TestBrowser.locationParameter(user.travels("company", user.webApp()), "code"));
        user.browser.get("/links").then().body(containsString("<h2><bdi>evil</bdi></h2>"));
        company.claims.put("sub", "c\u0000");
        var other = new Traveller(company);
        assertEquals("server_error", TestBrowser.locationParameter(other.travels("company", other.webApp()), "error"));
    }

    @Test
    void tokens_that_are_too_long_are_refused_and_a_request_that_the_page_did_not_show_does_not_leave() {
        company.tokens.put("access_token", "x".repeat(20_000));
        assertEquals("server_error", TestBrowser.locationParameter(user.travels("company", user.webApp()), "error"));
        var request = user.webApp();
        request.put("unknown", "u".repeat(14_000));
        request.put("another", "u".repeat(7_000));
        Response question = user.browser.get("/broker/company");
        user.browser
                .submit(
                        question,
                        "/broker/company",
                        Map.of("decision", "approve", "return_to", TestRequests.path(request)))
                .then()
                .statusCode(303)
                .header("Location", startsWith("http://localhost:4000/broker/company?return_to="));
    }

    private boolean isSignedIn() {
        return user.browser.get("/login").asString().contains("You are signed in");
    }
}
