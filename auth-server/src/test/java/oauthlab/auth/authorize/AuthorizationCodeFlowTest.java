package oauthlab.auth.authorize;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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

@QuarkusTest
class AuthorizationCodeFlowTest {

    @Inject
    TestClock clock;

    private final CodeVerifier verifier = CodeVerifier.random();
    private final Map<String, String> request = TestRequests.authorization(verifier);

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    @Spec({"RFC 6749 4.1.2 c", "RFC 6749 4.1.3 d", "OAuth 2.1 3.1 b", "RFC 7636 4.2", "RFC 9207 2 a", "RFC 9207 2 b"})
    void a_user_approves_and_the_client_gets_a_token_for_that_user() {
        Response redirect = TestRequests.approve(new TestBrowser(), request);
        redirect.then().statusCode(303).header("Location", startsWith(TestRequests.AGENT_CLI_REDIRECT + "?code="));
        assertEquals("af0ifjs&ldkj", TestBrowser.locationParameter(redirect, "state"));
        assertEquals("http://localhost:4000", TestBrowser.locationParameter(redirect, "iss"));

        String token = redeem(TestBrowser.locationParameter(redirect, "code"))
                .then()
                .statusCode(200)
                .body("scope", equalTo("tasks:read"))
                .extract()
                .path("access_token");
        TestRequests.introspect(token)
                .then()
                .body("active", equalTo(true))
                .body("sub", equalTo("user-456"))
                .body("client_id", equalTo("agent-cli"))
                .body("aud", equalTo(TestRequests.TASK_API));
    }

    @Test
    @Spec("RFC 6749 4.1.2.1 b")
    void a_user_denies_and_the_client_is_told() {
        var browser = new TestBrowser();
        browser.signIn("alice");
        Response redirect = browser.submit(consentPage(browser), "/consent", Map.of("decision", "deny"));
        assertEquals("access_denied", TestBrowser.locationParameter(redirect, "error"));
        assertEquals("af0ifjs&ldkj", TestBrowser.locationParameter(redirect, "state"));
        assertNull(TestBrowser.locationParameter(redirect, "code"));
    }

    @Test
    @Spec({"RFC 6749 4.1.2 b", "RFC 6749 10.5"})
    void a_replayed_code_is_refused_and_revokes_the_token_it_produced() {
        String code = TestRequests.code(request);
        String token = redeem(code).path("access_token");
        TestRequests.introspect(token).then().body("active", equalTo(true));
        assertInvalidGrant(redeem(code));
        TestRequests.introspect(token).then().body("active", equalTo(false));
    }

    @Test
    @Spec("RFC 6749 4.1.2 b")
    void of_twenty_who_redeem_a_code_at_once_one_gets_a_token() throws Exception {
        String code = TestRequests.code(request);
        var threads = Executors.newFixedThreadPool(20);
        Callable<Integer> redeem = () -> redeem(code).statusCode();
        try {
            var answers =
                    threads.invokeAll(Stream.generate(() -> redeem).limit(20).toList());
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) statuses.add(answer.get());
            assertEquals(1, Collections.frequency(statuses, 200));
            assertEquals(19, Collections.frequency(statuses, 400));
        } finally {
            threads.shutdown();
        }
    }

    @Test
    @Spec({"RFC 7636 4.4", "RFC 7636 4.6", "RFC 9700 2.1.1 a"})
    void a_wrong_verifier_is_refused_and_does_not_use_the_code_up() {
        String code = TestRequests.code(request);
        assertInvalidGrant(TestRequests.token(TestRequests.redemption(code, CodeVerifier.random())));
        redeem(code).then().statusCode(200);
    }

    @Test
    @Spec("RFC 9700 2.1.1 a")
    void a_missing_verifier_is_an_invalid_request() {
        var form = TestRequests.redemption(TestRequests.code(request), verifier);
        form.remove("code_verifier");
        TestRequests.token(form).then().statusCode(400).body("error", equalTo("invalid_request"));
    }

    @Test
    @Spec({"RFC 6749 4.1.2 a", "RFC 6749 10.5"})
    void a_code_dies_after_sixty_seconds() {
        String code = TestRequests.code(request);
        clock.advance(Duration.ofSeconds(60));
        assertInvalidGrant(redeem(code));
    }

    @Test
    void a_code_lives_for_almost_sixty_seconds() {
        String code = TestRequests.code(request);
        clock.advance(Duration.ofSeconds(50));
        redeem(code).then().statusCode(200);
    }

    @Test
    @Spec({"RFC 6749 4.1.3 a", "RFC 6749 10.5"})
    void another_clients_code_is_refused() {
        var form = TestRequests.redemption(TestRequests.code(request), verifier);
        form.put("client_id", "web-app");
        form.put("client_secret", "webapp-secret-abcdef");
        assertInvalidGrant(TestRequests.token(form));
    }

    @Test
    @Spec({"RFC 6749 4.1.3 c", "RFC 6749 10.6"})
    void another_redirect_uri_is_refused() {
        var form = TestRequests.redemption(TestRequests.code(request), verifier);
        form.put("redirect_uri", "http://127.0.0.1:7778/callback");
        assertInvalidGrant(TestRequests.token(form));
    }

    @Test
    void a_client_of_oauth_2_1_leaves_the_redirect_uri_out() {
        var form = TestRequests.redemption(TestRequests.code(request), verifier);
        form.remove("redirect_uri");
        TestRequests.token(form).then().statusCode(200);
    }

    @Test
    @Spec("RFC 6749 4.1.3 b")
    void an_unknown_code_is_refused() {
        assertInvalidGrant(redeem("guessed"));
    }

    @Test
    void a_resource_that_the_user_did_not_approve_is_refused() {
        var form = TestRequests.redemption(TestRequests.code(request), verifier);
        form.put("resource", "http://localhost:4002/mcp");
        TestRequests.token(form).then().statusCode(400).body("error", equalTo("invalid_target"));
    }

    private Response redeem(String code) {
        return TestRequests.token(TestRequests.redemption(code, verifier));
    }

    private Response consentPage(TestBrowser browser) {
        return browser.get(
                "/consent?request=" + URLEncoder.encode(TestRequests.query(request), StandardCharsets.UTF_8));
    }

    private static void assertInvalidGrant(Response answer) {
        answer.then().statusCode(400).body("error", equalTo("invalid_grant"));
    }
}
