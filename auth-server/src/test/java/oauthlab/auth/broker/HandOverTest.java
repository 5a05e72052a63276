package oauthlab.auth.broker;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestRequests;
import org.junit.jupiter.api.Test;

/** The provider's token, for a service that may have it. */
@QuarkusTest
@TestProfile(BrokerProfile.class)
class HandOverTest extends AtCompany {

    @Test
    void a_service_that_may_have_it_gets_the_token_of_the_provider_for_ours() {
        Traveller.exchange(user.tokenForMcp())
                .then()
                .statusCode(200)
                .body("access_token", equalTo("company-access-token-1"))
                .body("issued_token_type", equalTo(Traveller.PROVIDER_TOKEN))
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", greaterThan(3000))
                .body("scope", equalTo("openid profile email"))
                .body("refresh_token", nullValue());
    }

    @Test
    void a_token_of_a_user_with_a_password_stands_for_nothing() {
        var request = new LinkedHashMap<>(user.webApp());
        request.put("resource", "http://localhost:4002/mcp");
        String code = TestRequests.code(request);
        String token = TestRequests.redeemAsWebApp(code, user.verifier).path("access_token");
        Traveller.exchange(token)
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"))
                .body("error_description", containsString("did not sign in at a provider"));
    }

    @Test
    void an_access_token_that_is_nearly_over_is_refreshed_there_and_the_new_refresh_token_is_kept() {
        String token = user.tokenForMcp();
        clock.advance(Duration.ofMinutes(59).plusSeconds(45));
        company.tokens.put("access_token", "company-access-token-2");
        company.tokens.put("refresh_token", "company-refresh-token-2");
        Traveller.exchange(token).then().statusCode(200).body("access_token", equalTo("company-access-token-2"));
        assertEquals("company-refresh-token-1", last().get("refresh_token"));
        assertEquals(
                "openid profile email", last().get("scope"), "the provider was set to want it (refresh-with-scope)");
        Traveller.exchange(token).then().statusCode(200).body("access_token", equalTo("company-access-token-2"));
        assertEquals(2, company.tokenRequests.size());
    }

    @Test
    void twenty_who_need_it_at_once_make_one_request_there() throws Exception {
        company.tokens.put("expires_in", 10);
        String token = user.tokenForMcp();
        company.tokens.put("expires_in", 3600);
        company.tokens.put("access_token", "company-access-token-2");
        // It takes a while there, so that all of them come meanwhile.
        var all = new CountDownLatch(20);
        company.on("/token", (exchange, form) -> {
            awaitBriefly(all);
            TestProvider.json(exchange, 200, company.tokenAnswer());
        });
        Callable<String> caller = () -> {
            all.countDown();
            return Traveller.exchange(token).path("access_token");
        };
        var threads = Executors.newFixedThreadPool(20);
        for (var answer :
                threads.invokeAll(Stream.generate(() -> caller).limit(20).toList()))
            assertEquals("company-access-token-2", answer.get());
        threads.shutdown();
        assertEquals(2, company.tokenRequests.size(), "one for the code, one for all refreshes");
    }

    @Test
    void a_provider_that_gives_no_new_refresh_token_is_asked_with_the_old_one_again() {
        company.tokens.put("expires_in", 10);
        String token = user.tokenForMcp();
        company.tokens.remove("refresh_token");
        Traveller.exchange(token).then().statusCode(200);
        Traveller.exchange(token).then().statusCode(200);
        assertEquals("company-refresh-token-1", last().get("refresh_token"));
        assertEquals(3, company.tokenRequests.size());
    }

    @Test
    void without_any_refresh_token_the_sign_in_is_over_when_the_access_token_is() {
        company.tokens.remove("refresh_token");
        String token = user.tokenForMcp();
        Traveller.exchange(token).then().statusCode(200);
        clock.advance(Duration.ofMinutes(59).plusSeconds(45));
        Traveller.exchange(token).then().statusCode(400);
    }

    @Test
    void a_provider_that_takes_its_refresh_token_back_ends_the_sign_in_here() {
        company.tokens.put("expires_in", 10);
        String token = user.tokenForMcp();
        company.on("/token", (exchange, form) -> TestProvider.json(exchange, 400, Map.of("error", "invalid_grant")));
        Traveller.exchange(token)
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"))
                .body("error_description", containsString("sign in again"));
        Traveller.exchange(token).then().statusCode(400).body("error", equalTo("invalid_request"));
    }

    @Test
    void a_provider_that_wants_time_is_given_it() {
        company.tokens.put("expires_in", 10);
        String token = user.tokenForMcp();
        company.on("/token", (exchange, form) -> {
            exchange.getResponseHeaders().set("Retry-After", "17");
            TestProvider.json(exchange, 429, Map.of());
        });
        Traveller.exchange(token)
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("17"))
                .body("error", equalTo("temporarily_unavailable"));
        company.on("/token", (exchange, form) -> TestProvider.json(exchange, 200, company.tokenAnswer()));
        Traveller.exchange(token).then().statusCode(200);
    }

    @Test
    void nonsense_from_the_provider_is_502_and_ends_nothing() {
        company.tokens.put("expires_in", 10);
        String token = user.tokenForMcp();
        company.on("/token", (exchange, form) -> TestProvider.send(exchange, 200, "<html>"));
        Traveller.exchange(token).then().statusCode(502).body("error", equalTo("server_error"));
        company.on("/token", (exchange, form) -> TestProvider.json(exchange, 200, company.tokenAnswer()));
        Traveller.exchange(token).then().statusCode(200);
    }

    @Test
    void withdrawing_the_consent_ends_it_here_and_there() throws InterruptedException {
        String token = user.tokenForMcp();
        Response page = user.browser.get("/consents");
        user.browser
                .submit(page, "/consents", Map.of("client_id", "web-app"))
                .then()
                .statusCode(303);
        Traveller.exchange(token).then().statusCode(400);
        assertEquals("company-refresh-token-1", company.revoked.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void signing_out_ends_it_here_and_there() throws InterruptedException {
        String token = user.tokenForMcp();
        Response page = user.browser.get("/logout");
        user.browser.submit(page, "/logout", Map.of()).then().statusCode(303);
        Traveller.exchange(token).then().statusCode(400);
        assertEquals("company-refresh-token-1", company.revoked.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void what_one_application_brought_is_no_others() {
        user.tokenForMcp();
        var other = new LinkedHashMap<>(TestRequests.authorization(user.verifier));
        other.put("resource", "http://localhost:4002/mcp");
        Response question = user.browser.get("/consent?request=" + Traveller.encode(TestRequests.query(other)));
        Response back = user.browser.submit(question, "/consent", Map.of("decision", "approve"));
        var form = TestRequests.redemption(TestBrowser.locationParameter(back, "code"), user.verifier);
        String token = TestRequests.token(form).then().statusCode(200).extract().path("access_token");
        Traveller.exchange(token).then().statusCode(400).body("error_description", containsString("agent-cli"));
    }

    @Test
    void an_exchange_is_in_the_audit_trail_and_no_token_is() {
        Traveller.exchange(user.tokenForMcp()).then().statusCode(200);
        String trail = given().get("/debug/audit?type=upstream.handed_over").asString();
        assertTrue(trail.contains("mcp-task-manager"), trail);
        assertTrue(!trail.contains("company-access-token"), trail);
    }

    private static void awaitBriefly(CountDownLatch latch) {
        try {
            assertTrue(latch.await(500, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, String> last() {
        return company.tokenRequests.get(company.tokenRequests.size() - 1);
    }
}
