package oauthlab.auth.broker;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** The way back: what must fit, and what becomes of refusals and failures there. */
@QuarkusTest
@TestProfile(BrokerProfile.class)
class ReturnTest extends AtCompany {

    @Test
    void the_same_way_back_works_once() {
        Response away = user.leaves("company", user.webApp());
        assertNotNull(TestBrowser.locationParameter(user.returns("company", away), "code"));
        user.returns("company", away).then().statusCode(400).body(containsString("was answered before"));
        assertEquals(1, company.tokenRequests.size());
    }

    @Test
    void another_browser_cannot_come_back_in_its_place() {
        Response away = user.leaves("company", user.webApp());
        var thief = new Traveller(company);
        thief.returns("company", away).then().statusCode(400).body(containsString("began in another browser"));
        assertTrue(company.tokenRequests.isEmpty(), "the code was not used");
        user.returns("company", away).then().statusCode(303);
    }

    @Test
    void a_cookie_of_one_trip_is_worth_nothing_for_another() {
        Response mine = user.leaves("company", user.webApp());
        Response attackers = new Traveller(company).leaves("company", user.webApp());
        String stolen = cookie(user, mine);
        user.browser.putCookie(cookieName(attackers), stolen);
        user.returns("company", attackers).then().statusCode(400);
    }

    @Test
    void who_takes_too_long_has_to_start_again() {
        Response away = user.leaves("company", user.webApp());
        clock.advance(Duration.ofMinutes(5).plusSeconds(1));
        user.returns("company", away).then().statusCode(400).body(containsString("taken too long"));
    }

    @Test
    void an_answer_cannot_come_by_way_of_another_provider() {
        Response away = user.leaves("company", user.webApp());
        user.returns("plain", away).then().statusCode(400).body(containsString("for another provider"));
        assertTrue(company.tokenRequests.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&iss=https%3A%2F%2Fevil.example", "&iss=http%3A%2F%2Flocalhost"})
    void a_provider_that_says_who_it_is_must_say_it_and_be_right(String iss) {
        Response away = user.leaves("company", user.webApp());
        user.browser
                .get("/broker/company/callback?code=a-code&state=" + state(away) + iss)
                .then()
                .statusCode(400)
                .body(containsString("from somebody else"));
        assertTrue(company.tokenRequests.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied,access_denied",
        "temporarily_unavailable,temporarily_unavailable",
        "server_error,server_error",
        "invalid_scope,server_error",
        "<script>,server_error"
    })
    void a_refusal_there_goes_on_to_the_application(String there, String here) {
        Response away = user.leaves("company", user.webApp());
        Response back = user.browser.get("/broker/company/callback?error=" + Traveller.encode(there) + "&state="
                + state(away) + "&iss=" + Traveller.encode(company.issuer));
        back.then().statusCode(303).header("Location", startsWith(TestRequests.WEB_APP_REDIRECT));
        assertEquals(here, TestBrowser.locationParameter(back, "error"));
        assertEquals("af0ifjs&ldkj", TestBrowser.locationParameter(back, "state"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "company%00", "company%0D%0ASet-Cookie:%20a=b"})
    void there_is_no_such_provider(String id) {
        user.browser.get("/broker/" + id).then().statusCode(400).body(containsString("no provider"));
        user.browser
                .post("/broker/" + id, Map.of("decision", "approve"))
                .then()
                .statusCode(400)
                .body(containsString("no provider"));
        user.browser.get("/broker/" + id + "/callback?state=x").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "//evil.example", "/oauth/authorize", "javascript:alert(1)", "/%zz"})
    void nobody_is_sent_anywhere_but_to_our_own_pages(String returnTo) {
        user.browser
                .get("/broker/company?return_to=" + Traveller.encode(returnTo))
                .then()
                .statusCode(400);
    }

    @Test
    void the_question_cannot_be_answered_by_another_site() {
        Response question = user.asked("company", user.webApp());
        var form = TestBrowser.hiddenFields(question);
        form.put("csrf", "guessed");
        form.put("decision", "approve");
        String sameQuestion = "http://localhost:4000/broker/company?return_to=";
        user.browser.post("/broker/company", form).then().statusCode(303).header("Location", startsWith(sameQuestion));
        new TestBrowser()
                .submit(question, "/broker/company", Map.of("decision", "approve"))
                .then()
                .statusCode(303)
                .header("Location", startsWith(sameQuestion));
    }

    private static String state(Response away) {
        return TestBrowser.locationParameter(away, "state");
    }

    private static String cookieName(Response away) {
        return away.getDetailedCookies().asList().stream()
                .map(cookie -> cookie.getName())
                .filter(name -> name.startsWith("oauthlab_login_"))
                .findFirst()
                .orElseThrow();
    }

    private static String cookie(Traveller traveller, Response away) {
        return traveller.browser.cookie(cookieName(away));
    }
}
