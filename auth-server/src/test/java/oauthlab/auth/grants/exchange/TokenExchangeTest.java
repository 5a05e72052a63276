package oauthlab.auth.grants.exchange;

import static io.restassured.RestAssured.given;
import static oauthlab.auth.grants.exchange.ExchangeRequests.ACCESS_TOKEN;
import static oauthlab.auth.grants.exchange.ExchangeRequests.MCP;
import static oauthlab.auth.grants.exchange.ExchangeRequests.claims;
import static oauthlab.auth.grants.exchange.ExchangeRequests.exchange;
import static oauthlab.auth.grants.exchange.ExchangeRequests.mcp;
import static oauthlab.auth.grants.exchange.ExchangeRequests.userToken;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestRequests;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.ClientBuilder;
import oauthlab.auth.clients.ClientRules;
import oauthlab.auth.clients.Clients;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokenExchangeTest {

    @Inject
    TestClock clock;

    @Inject
    Clients clients;

    private Client mcp;

    @BeforeEach
    void remember() {
        mcp = clients.find("mcp-task-manager").orElseThrow();
    }

    @AfterEach
    void restore() {
        clock.reset();
        clients.replace(mcp);
    }

    @Test
    @Spec("RFC 8693 2.2.1")
    void a_service_gets_a_token_of_its_own_for_the_user_that_called_it() {
        String usersToken = userToken("tasks:read tasks:write");
        Response answer = exchange(usersToken).post("/oauth/token");
        answer.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("issued_token_type", equalTo(ACCESS_TOKEN))
                .body("token_type", equalTo("Bearer"))
                .body("scope", equalTo("tasks:read tasks:write"))
                .body("refresh_token", nullValue());
        JsonNode claims = claims(answer.path("access_token"));
        assertEquals("user-456", claims.path("sub").asText());
        assertEquals("mcp-task-manager", claims.path("client_id").asText());
        assertEquals(TestRequests.TASK_API, claims.path("aud").asText());
        assertEquals("mcp-task-manager", claims.path("act").path("sub").asText());
    }

    @Test
    void scope_may_narrow_and_never_widen() {
        String token = userToken("tasks:read");
        exchange(token)
                .formParam("scope", "tasks:read")
                .post("/oauth/token")
                .then()
                .statusCode(200);
        refused(exchange(token).formParam("scope", "tasks:write").post("/oauth/token"), "invalid_scope");
        refused(exchange(userToken("user:write")).post("/oauth/token"), "invalid_scope");
    }

    @Test
    void the_audience_is_what_the_clients_rules_allow() {
        refused(exchange(userToken("tasks:read")).formParam("audience", MCP).post("/oauth/token"), "invalid_target");
        refused(
                exchange(userToken("tasks:read"))
                        .formParam("resource", "http://elsewhere")
                        .post("/oauth/token"),
                "invalid_target");
        exchange(userToken("tasks:read"))
                .formParam("audience", TestRequests.TASK_API)
                .post("/oauth/token")
                .then()
                .statusCode(200);
    }

    @Test
    @Spec("RFC 8693 2.2.2")
    void a_token_that_was_not_sent_to_this_service_is_refused() {
        refused(exchange(TestRequests.clientToken()).post("/oauth/token"), "invalid_request");
    }

    @Test
    void a_client_without_rules_may_exchange_nothing() {
        allow(ClientRules.ExchangeRules.NONE);
        refused(exchange(userToken("tasks:read")).post("/oauth/token"), "invalid_target");
        given().auth()
                .preemptive()
                .basic("ai-agent-assistant", "agent-secret-67890")
                .formParam("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("unauthorized_client"));
    }

    @Test
    @Spec("RFC 8693 2.1 c")
    void the_new_token_ends_with_the_old_one_and_with_the_approval() {
        String subject = userToken("tasks:read");
        clock.advance(Duration.ofMinutes(50));
        Response answer = exchange(subject).post("/oauth/token");
        assertEquals(
                claims(subject).path("exp").asLong(),
                claims(answer.path("access_token")).path("exp").asLong());
        clock.advance(Duration.ofMinutes(10));
        refused(exchange(subject).post("/oauth/token"), "invalid_request");
    }

    @Test
    void when_the_approval_is_taken_back_the_exchanged_token_ends_too() {
        String subject = userToken("tasks:read");
        String exchanged = exchange(subject).post("/oauth/token").path("access_token");
        TestRequests.introspect(exchanged).then().body("active", equalTo(true));
        TestBrowser browser = new TestBrowser();
        browser.signIn("alice");
        browser.submit(browser.get("/consents"), "/consents", Map.of("client_id", "agent-cli"));
        TestRequests.introspect(exchanged).then().body("active", equalTo(false));
    }

    @Test
    @Spec({"RFC 8693 2.1 a", "RFC 8693 2.1 b", "RFC 8693 2.2.2"})
    void a_request_that_is_not_whole_is_refused() {
        refused(mcp().post("/oauth/token"), "invalid_request");
        refused(mcp().formParam("subject_token", "x").post("/oauth/token"), "invalid_request");
        refused(
                mcp().formParam("subject_token", "x")
                        .formParam("subject_token_type", "urn:ietf:params:oauth:token-type:saml2")
                        .post("/oauth/token"),
                "invalid_request");
        refused(
                exchange(userToken("tasks:read"))
                        .formParam("requested_token_type", "urn:ietf:params:oauth:token-type:refresh_token")
                        .post("/oauth/token"),
                "invalid_request");
        refused(
                exchange(userToken("tasks:read"))
                        .formParam("actor_token_type", ACCESS_TOKEN)
                        .post("/oauth/token"),
                "invalid_request");
    }

    private void allow(ClientRules.ExchangeRules rules) {
        clients.replace(ClientBuilder.from(mcp)
                .rules(new ClientRules(true, false, false, false, rules))
                .build());
    }

    private static void refused(Response answer, String error) {
        answer.then().statusCode(400).body("error", equalTo(error));
    }
}
