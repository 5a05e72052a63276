package oauthlab.auth.grants.exchange;

import static io.restassured.RestAssured.given;
import static oauthlab.auth.grants.exchange.ExchangeRequests.ACCESS_TOKEN;
import static oauthlab.auth.grants.exchange.ExchangeRequests.claims;
import static oauthlab.auth.grants.exchange.ExchangeRequests.exchange;
import static oauthlab.auth.grants.exchange.ExchangeRequests.userToken;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Set;
import oauthlab.auth.TestRequests;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.ClientBuilder;
import oauthlab.auth.clients.ClientRules;
import oauthlab.auth.clients.Clients;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who acts for the user, and who may. */
@QuarkusTest
class ActorTest {

    @Inject
    Clients clients;

    private Client mcp;

    @BeforeEach
    void remember() {
        mcp = clients.find("mcp-task-manager").orElseThrow();
    }

    @AfterEach
    void restore() {
        clients.replace(mcp);
    }

    @Test
    @Spec("RFC 8693 4.1")
    void who_acted_before_stays_in_the_chain() {
        allow(new ClientRules.ExchangeRules(Set.of("task-mcp", "task-api"), Set.of("task-api"), false));
        String first = exchange(userToken("tasks:read")).post("/oauth/token").path("access_token");
        String second = exchange(first).post("/oauth/token").path("access_token");
        JsonNode act = claims(second).path("act");
        assertEquals("mcp-task-manager", act.path("sub").asText());
        assertEquals("mcp-task-manager", act.path("act").path("sub").asText());
    }

    @Test
    void a_chain_without_end_is_refused() {
        allow(new ClientRules.ExchangeRules(Set.of("task-mcp", "task-api"), Set.of("task-api"), false));
        String token = userToken("tasks:read");
        for (int i = 0; i < 8; i++) token = exchange(token).post("/oauth/token").path("access_token");
        refused(exchange(token).post("/oauth/token"), "invalid_request");
    }

    @Test
    void a_trusted_client_may_act_as_if_it_were_the_user() {
        allow(new ClientRules.ExchangeRules(Set.of("task-mcp"), Set.of("task-api"), true));
        String token = exchange(userToken("tasks:read")).post("/oauth/token").path("access_token");
        assertEquals("user-456", claims(token).path("sub").asText());
        assertNull(claims(token).get("act"));
    }

    @Test
    @Spec("RFC 8693 2.1 c")
    void an_actor_token_says_who_acts_and_must_be_the_clients_own() {
        String own = given().auth()
                .preemptive()
                .basic("mcp-task-manager", "mcp-secret-12345")
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .path("access_token");
        String token = exchange(userToken("tasks:read"))
                .formParam("actor_token", own)
                .formParam("actor_token_type", ACCESS_TOKEN)
                .post("/oauth/token")
                .path("access_token");
        assertEquals("mcp-task-manager", claims(token).path("act").path("sub").asText());
        refused(
                exchange(userToken("tasks:read"))
                        .formParam("actor_token", TestRequests.clientToken())
                        .formParam("actor_token_type", ACCESS_TOKEN)
                        .post("/oauth/token"),
                "invalid_request");
    }

    @Test
    void only_who_may_act_gets_a_token() {
        String token = userToken("tasks:read");
        assertEquals(
                "mcp-task-manager", claims(token).path("may_act").path("sub").asText());
        clients.addIfAbsent(new ClientBuilder("other-service")
                .secret("other-secret")
                .grantTypes(mcp.grantTypes())
                .scopes(mcp.scopes())
                .rules(mcp.rules())
                .build());
        try {
            given().auth()
                    .preemptive()
                    .basic("other-service", "other-secret")
                    .formParam("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
                    .formParam("subject_token", token)
                    .formParam("subject_token_type", ACCESS_TOKEN)
                    .post("/oauth/token")
                    .then()
                    .statusCode(400)
                    .body("error", equalTo("invalid_request"))
                    .body("error_description", containsString("may_act"));
        } finally {
            clients.remove("other-service");
        }
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
