package oauthlab.auth.grants.refresh;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RefreshTokenTest {

    private static final Duration GRACE = Duration.ofSeconds(20);

    @Inject
    TestClock clock;

    private final TestBrowser browser = new TestBrowser();

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void a_refresh_brings_a_new_access_token_and_a_new_refresh_token() {
        Response first = tokens("tasks:read tasks:write offline_access");
        Response second = refresh(refreshToken(first));
        second.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("refresh_token", not(equalTo(refreshToken(first))))
                .body("access_token", not(equalTo(accessToken(first))))
                .body("scope", equalTo("tasks:read tasks:write offline_access"));
        refresh(refreshToken(second)).then().statusCode(200);
        active(accessToken(second), true);
    }

    @Test
    @Spec({"OAuth 2.1 4.3.1", "RFC 9700 2.2.2"})
    void a_used_refresh_token_that_comes_back_ends_the_whole_family() {
        Response first = tokens("tasks:read offline_access");
        Response second = refresh(refreshToken(first));
        clock.advance(GRACE);
        invalidGrant(refresh(refreshToken(first)));
        invalidGrant(refresh(refreshToken(second)));
        active(accessToken(first), false);
        active(accessToken(second), false);
        given().get("/debug/audit?client_id=agent-cli&limit=10")
                .then()
                .body("events.type", hasItem("refresh_token.replayed"))
                .body("events.type", hasItem("family.revoked"));
    }

    @Test
    @Spec("OAuth 2.1 4.3.1")
    void fifty_who_refresh_at_once_get_one_successor_and_one_who_comes_later_ends_the_family() throws Exception {
        String token = refreshToken(tokens("tasks:read offline_access"));
        var threads = Executors.newFixedThreadPool(25);
        Callable<Response> refresh = () -> refresh(token);
        var successors = new HashSet<String>();
        var statuses = new ArrayList<Integer>();
        try {
            for (var answer :
                    threads.invokeAll(Stream.generate(() -> refresh).limit(50).toList())) {
                statuses.add(answer.get().statusCode());
                successors.add(refreshToken(answer.get()));
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(50, Collections.frequency(statuses, 200));
        assertEquals(1, successors.size());
        Response last = refresh(successors.iterator().next());
        last.then().statusCode(200);
        invalidGrant(refresh(token));
        active(accessToken(last), false);
    }

    @Test
    @Spec({"RFC 6749 3.3 a", "RFC 6749 6 a", "RFC 6749 6 e", "OAuth 2.1 3.2.3", "RFC 9700 4.14.2"})
    void scope_may_narrow_and_come_back_but_never_widen() {
        Response first = tokens("tasks:read tasks:write offline_access");
        Response narrow = refresh(refreshToken(first), Map.of("scope", "tasks:read"));
        narrow.then().statusCode(200).body("scope", equalTo("tasks:read"));
        Response wide = refresh(refreshToken(narrow), Map.of("scope", "tasks:read tasks:write"));
        wide.then().statusCode(200).body("scope", equalTo("tasks:read tasks:write"));
        refresh(refreshToken(wide), Map.of("scope", "tasks:read user:write"))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_scope"));
        refresh(refreshToken(wide)).then().statusCode(200);
    }

    @Test
    @Spec({"OAuth 2.1 3.2.3", "RFC 9700 4.14.2"})
    void another_resource_than_the_approved_one_is_refused_and_the_token_stays_good() {
        Response first = tokens("tasks:read offline_access");
        refresh(refreshToken(first), Map.of("resource", "http://localhost:4002/mcp"))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_target"));
        refresh(refreshToken(first), Map.of("resource", TestRequests.TASK_API))
                .then()
                .statusCode(200);
    }

    @Test
    @Spec({"RFC 6749 6 c", "RFC 6749 10.4 a"})
    void another_clients_refresh_token_is_refused_and_stays_good_for_its_own() {
        String token = refreshToken(tokens("tasks:read offline_access"));
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "refresh_token");
        form.put("client_id", "web-app");
        form.put("client_secret", "webapp-secret-abcdef");
        form.put("refresh_token", token);
        invalidGrant(TestRequests.token(form));
        refresh(token).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "guessed",
                "rt.AAAAAAAAAAAAAAAAAAAAAA.0.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "rt.AAAAAAAAAAAAAAAAAAAAAA.99999999999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "rt..."
            })
    @Spec({"RFC 6749 6 d", "RFC 6749 10.4 b"})
    void an_invented_refresh_token_is_refused(String token) {
        invalidGrant(refresh(token));
    }

    @Test
    @Spec("RFC 6749 10.4 b")
    void a_refresh_token_whose_generation_was_changed_is_refused_and_ends_nothing() {
        String token = refreshToken(tokens("tasks:read offline_access"));
        invalidGrant(refresh(token.replaceFirst("\\.0\\.", ".1.")));
        refresh(token).then().statusCode(200);
    }

    @Test
    @Spec("RFC 6749 6 d")
    void a_family_that_is_not_used_for_fourteen_days_is_over() {
        String token = refreshToken(tokens("tasks:read offline_access"));
        clock.advance(Duration.ofDays(13));
        String next = refreshToken(refresh(token));
        clock.advance(Duration.ofDays(14));
        invalidGrant(refresh(next));
    }

    @Test
    @Spec("OAuth 2.1 2.4")
    void a_family_ends_after_thirty_days_however_often_it_is_used() {
        String token = refreshToken(tokens("tasks:read offline_access"));
        for (int day = 0; day < 29; day += 10) {
            token = refreshToken(refresh(token));
            clock.advance(Duration.ofDays(10));
        }
        invalidGrant(refresh(token));
    }

    @Test
    @Spec("OIDC Core 11")
    void without_offline_access_the_family_ends_when_the_user_signs_out() {
        Response online = tokens("tasks:read");
        Response offline = tokens("tasks:read offline_access");
        browser.submit(browser.get("/login"), "/logout", Map.of());
        invalidGrant(refresh(refreshToken(online)));
        active(accessToken(online), false);
        refresh(refreshToken(offline)).then().statusCode(200);
    }

    @Test
    void a_client_without_the_grant_gets_no_refresh_token() {
        assertNull(given().auth()
                .preemptive()
                .basic("ai-agent-assistant", "agent-secret-67890")
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .path("refresh_token"));
    }

    /** What agent-cli gets when alice approves these scopes. */
    private Response tokens(String scope) {
        CodeVerifier verifier = CodeVerifier.random();
        var request = TestRequests.authorization(verifier);
        request.put("scope", scope);
        String code = TestBrowser.locationParameter(TestRequests.approve(browser, request), "code");
        Response tokens = TestRequests.token(TestRequests.redemption(code, verifier));
        tokens.then().statusCode(200).body("refresh_token", notNullValue());
        return tokens;
    }

    private static Response refresh(String token) {
        return refresh(token, Map.of());
    }

    private static Response refresh(String token, Map<String, String> more) {
        var form = new LinkedHashMap<String, String>(more);
        form.put("grant_type", "refresh_token");
        form.put("client_id", "agent-cli");
        form.put("refresh_token", token);
        return TestRequests.token(form);
    }

    private static String refreshToken(Response tokens) {
        return tokens.path("refresh_token");
    }

    private static String accessToken(Response tokens) {
        return tokens.path("access_token");
    }

    private static void active(String token, boolean expected) {
        TestRequests.introspect(token).then().body("active", equalTo(expected));
    }

    private static void invalidGrant(Response answer) {
        answer.then().statusCode(400).body("error", equalTo("invalid_grant"));
    }
}
