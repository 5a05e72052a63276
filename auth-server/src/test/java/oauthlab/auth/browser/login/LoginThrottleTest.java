package oauthlab.auth.browser.login;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestClock;
import oauthlab.auth.foundation.ratelimit.LimitsProfile;
import oauthlab.shared.spec.Spec;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A guesser becomes slow; the owner of the name gets in. Addresses differ from test to test. */
@QuarkusTest
@TestProfile(LimitsProfile.class)
class LoginThrottleTest {

    private static final int FREE = 5;
    private static final int FLOOD = 12;

    private static final String FAILED_ATTEMPT = "oauthlab.auth.foundation.ratelimit.FailedAttemptEntity";

    @Inject
    TestClock clock;

    @Inject
    EntityManager database;

    @BeforeEach
    void letBucketsFill() {
        clock.advance(Duration.ofMinutes(1));
        clock.stand();
    }

    @AfterEach
    void goOn() {
        clock.go();
    }

    @Test
    @Spec("RFC 6749 10.10 b")
    void after_some_wrong_passwords_even_the_right_one_has_to_wait_a_moment() {
        var browser = new TestBrowser().from("203.0.113.1");
        guess(browser, "alice", FREE);
        browser.signIn("alice").then().statusCode(429).header("Retry-After", equalTo("1"));
        clock.advance(Duration.ofSeconds(1));
        browser.signIn("alice").then().statusCode(303);
        guess(new TestBrowser().from("203.0.113.1"), "alice", 1);
    }

    @Test
    void a_guesser_does_not_keep_the_owner_out_who_comes_from_another_address() {
        guess(new TestBrowser().from("203.0.113.2"), "bob", FREE);
        new TestBrowser().from("203.0.113.2").signIn("bob").then().statusCode(429);
        new TestBrowser().from("203.0.113.3").signIn("bob").then().statusCode(303);
    }

    @Test
    void a_browser_in_which_the_owner_has_signed_in_before_works_even_beside_the_guesser() {
        var owners = new TestBrowser().from("203.0.113.4");
        owners.signIn("bob").then().statusCode(303);
        guess(new TestBrowser().from("203.0.113.4"), "bob", FREE);
        new TestBrowser().from("203.0.113.4").signIn("bob").then().statusCode(429);
        owners.submit(owners.get("/login"), "/logout", Map.of());
        owners.signIn("bob").then().statusCode(303);
    }

    @Test
    void a_flood_of_guesses_at_its_address_does_not_stop_a_browser_that_is_known() {
        var owners = new TestBrowser().from("203.0.113.20");
        owners.signIn("bob").then().statusCode(303);
        owners.submit(owners.get("/login"), "/logout", Map.of());
        var guesser = new TestBrowser().from("203.0.113.20");
        Response page = guesser.get("/login");
        for (int i = 0; i < 60; i++)
            guesser.submit(page, "/login", Map.of("username", "name-" + i % 20, "password", "guess"));
        owners.signIn("bob").then().statusCode(303);
    }

    @Test
    void attempts_that_are_refused_do_not_go_on_counting() {
        var guesser = new TestBrowser().from("203.0.113.21");
        guess(guesser, "bob", FREE);
        Response page = guesser.get("/login");
        for (int i = 0; i < 60; i++)
            guesser.submit(page, "/login", Map.of("username", "bob", "password", "guess"))
                    .then()
                    .statusCode(429);
        new TestBrowser().from("203.0.113.21").signIn("alice").then().statusCode(303);
        clock.advance(Duration.ofSeconds(1));
        guesser.signIn("bob").then().statusCode(303);
    }

    @Test
    void attempts_that_a_flood_refuses_do_not_count_as_failures_and_leave_no_rows() {
        var browser = new TestBrowser().from("203.0.113.22");
        Response page = browser.get("/login");
        for (int i = 0; i < FLOOD; i++) new TestBrowser().from("203.0.113.22").signIn("alice");
        long before = rows();
        Statistics written = statistics();
        for (int i = 0; i < 20; i++) tooMany(browser, page, "stranger-" + i);
        for (int i = 0; i < 20; i++) tooMany(browser, page, "bob");
        assertEquals(0, written.getEntityStatistics(FAILED_ATTEMPT).getInsertCount());
        assertEquals(before, rows());
        clock.advance(Duration.ofMinutes(1));
        guess(browser, "bob", FREE);
    }

    @Test
    void a_flood_in_a_known_browser_does_not_count_as_failures() {
        var browser = new TestBrowser().from("203.0.113.23");
        browser.signIn("bob");
        browser.putCookie(SessionCookies.SESSION, "ended");
        for (int i = 0; i < FLOOD; i++) browser.signIn("bob").then().statusCode(303);
        browser.putCookie(SessionCookies.SESSION, "ended");
        Response page = browser.get("/login");
        for (int i = 0; i < 20; i++) tooMany(browser, page, "bob");
        clock.advance(Duration.ofMinutes(1));
        guess(browser, "bob", FREE);
    }

    @Test
    void names_that_are_refused_with_their_address_leave_no_rows() {
        var browser = new TestBrowser().from("203.0.113.24");
        for (int i = 0; i < 8; i++) guess(browser, "name-" + i, 1);
        Response page = browser.get("/login");
        long before = rows();
        Statistics written = statistics();
        for (int i = 0; i < 20; i++) tooMany(browser, page, "stranger-" + i);
        assertEquals(0, written.getEntityStatistics(FAILED_ATTEMPT).getInsertCount());
        assertEquals(before, rows());
    }

    @Test
    void a_known_browser_has_its_own_count() {
        var browser = new TestBrowser().from("203.0.113.5");
        browser.signIn("bob");
        browser.putCookie(SessionCookies.SESSION, "ended");
        guess(browser, "bob", FREE);
        browser.signIn("bob").then().statusCode(429);
    }

    @Test
    void a_browser_is_known_for_one_user_and_by_our_mark() {
        var browser = new TestBrowser().from("203.0.113.6");
        browser.signIn("alice");
        guess(new TestBrowser().from("203.0.113.6"), "bob", FREE);
        browser.signIn("bob").then().statusCode(429);
        var forged = new TestBrowser().from("203.0.113.6");
        forged.putCookie(SessionCookies.KNOWN, "made-up.mark");
        forged.signIn("bob").then().statusCode(429);
    }

    @Test
    @Spec("RFC 6749 10.10 b")
    void many_names_from_one_address_become_slow_too() {
        var browser = new TestBrowser().from("203.0.113.7");
        for (int i = 0; i < 8; i++) guess(browser, "name-" + i, 1);
        browser.signIn("alice").then().statusCode(429).body(containsString("Too many attempts that failed"));
        new TestBrowser().from("203.0.113.8").signIn("alice").then().statusCode(303);
    }

    @Test
    void the_cookie_tells_nobody_who_signed_in() {
        var browser = new TestBrowser().from("203.0.113.9");
        Response answer = browser.signIn("demo-user");
        var cookie = answer.getDetailedCookie(SessionCookies.KNOWN);
        assertFalse(cookie.getValue().contains("demo"));
        assertEquals(Duration.ofDays(180).toSeconds(), cookie.getMaxAge());
        assertEquals(true, cookie.isHttpOnly());
    }

    private Statistics statistics() {
        Statistics statistics =
                database.getEntityManagerFactory().unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        return statistics;
    }

    private long rows() {
        return ((Number) database.createNativeQuery("select count(*) from failed_attempt")
                        .getSingleResult())
                .longValue();
    }

    private static void tooMany(TestBrowser browser, Response page, String username) {
        browser.submit(page, "/login", Map.of("username", username, "password", "guess"))
                .then()
                .statusCode(429);
    }

    private static void guess(TestBrowser browser, String username, int times) {
        Response page = browser.get("/login");
        for (int i = 0; i < times; i++) {
            browser.submit(page, "/login", Map.of("username", username, "password", "guess-" + i))
                    .then()
                    .statusCode(401);
        }
    }
}
