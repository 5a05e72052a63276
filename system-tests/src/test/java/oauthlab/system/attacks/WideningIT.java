package oauthlab.system.attacks;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.TokenTypeUri;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Browser;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The attacker is a client, or has taken one over. It has a token that a user approved for little, and wants one that
 * allows more or that another service takes.
 *
 * <p>What a user approved is an upper bound, for refreshing (RFC 6749 section 6) and for exchanging (RFC 8693 section 2.1):
 * scope and audience may become less, never more. And who may exchange what for where is set for each client.
 */
@ExtendWith(SharedLab.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WideningIT {

    private final Lab lab;
    private final Browser browser;

    WideningIT(Lab lab) {
        this.lab = lab;
        this.browser = new Browser(lab.auth()).signIn("alice");
    }

    @Test
    void refreshing_brings_no_more_than_was_approved_and_a_refusal_costs_nothing() {
        String refreshToken = tokens(lab.resource()).path("refresh_token");
        for (String more : List.of("tasks:read tasks:write", "tasks:write", "openid", "no:such-scope")) {
            Refusals.json(Approval.refresh(lab, refreshToken, Map.of("scope", more)), 400, "invalid_scope");
        }
        for (String other : List.of(lab.mcp() + "/mcp", "http://evil.example")) {
            Refusals.json(Approval.refresh(lab, refreshToken, Map.of("resource", other)), 400, "invalid_target");
        }
        Response narrowed = Approval.refresh(lab, refreshToken, Map.of("scope", "tasks:read"));
        narrowed.then().statusCode(200);
        allowsReadingHereOnly(narrowed.path("access_token"));
    }

    @Test
    void exchanging_brings_no_more_than_the_first_token_allowed() {
        String subject = tokens(lab.mcp() + "/mcp").path("access_token");
        Refusals.json(exchange(subject, Map.of("scope", "tasks:read tasks:write")), 400, "invalid_scope");
        Refusals.json(exchange(subject, Map.of("scope", "user:read")), 400, "invalid_scope");
        Refusals.json(exchange(subject, Map.of("audience", "http://evil.example")), 400, "invalid_target");
        Refusals.json(exchange(subject, Map.of("audience", lab.mcp() + "/mcp")), 400, "invalid_target");

        Response exchanged = exchange(subject, Map.of());
        exchanged.then().statusCode(200);
        String token = exchanged.path("access_token");
        allowsReadingHereOnly(token);
        Api.with(token)
                .body(Map.of("title", "More"))
                .post(lab.resource() + "/api/tasks")
                .then()
                .statusCode(403);
    }

    /** A token that was not sent to the MCP server was stolen elsewhere, or is passed on. */
    @Test
    void a_client_exchanges_only_what_was_sent_to_it() {
        String foreign = tokens(lab.resource()).path("access_token");
        Refusals.json(exchange(foreign, Map.of()), 400, "invalid_request");
        Refusals.json(exchange(foreign + "x", Map.of()), 400, "invalid_request");
        Api.with(foreign).get(lab.resource() + "/api/tasks").then().statusCode(200);
    }

    @Test
    void who_is_not_registered_for_it_exchanges_nothing() {
        var form = exchangeForm(tokens(lab.mcp() + "/mcp").path("access_token"));
        Response agent = given().auth()
                .preemptive()
                .basic("ai-agent-assistant", "agent-secret-67890")
                .formParams(form)
                .post(lab.auth() + "/oauth/token");
        Refusals.json(agent, 400, "unauthorized_client");
        Response unnamed =
                given().formParam("client_id", "agent-cli").formParams(form).post(lab.auth() + "/oauth/token");
        Refusals.json(unnamed, 400, "unauthorized_client");
    }

    /** The other way to more: to say that somebody else acts. */
    @Test
    void nobody_acts_in_anothers_name() {
        String subject = tokens(lab.mcp() + "/mcp").path("access_token");
        var others = Map.of("actor_token", Api.agentToken(lab), "actor_token_type", TokenTypeUri.ACCESS_TOKEN);
        Refusals.json(exchange(subject, others), 400, "invalid_request");
        assertEquals(
                "/oauth/token: The actor_token was issued to another client than 'mcp-task-manager'.",
                Api.lastReason(lab, "request.refused"));
    }

    private void allowsReadingHereOnly(String token) {
        var known = Api.introspect(lab, token);
        assertEquals("tasks:read", known.scope());
        assertEquals(List.of(lab.resource()), known.audience());
        Api.with(token)
                .get(lab.resource() + "/api/user")
                .then()
                .statusCode(403)
                .body("error", equalTo("insufficient_scope"));
    }

    private Response tokens(String resource) {
        return Approval.tokens(lab, browser, "tasks:read", resource);
    }

    private Response exchange(String subject, Map<String, String> change) {
        var form = exchangeForm(subject);
        form.putAll(change);
        return given().auth()
                .preemptive()
                .basic("mcp-task-manager", "mcp-secret-12345")
                .formParams(form)
                .post(lab.auth() + "/oauth/token");
    }

    private Map<String, String> exchangeForm(String subject) {
        return new HashMap<>(Map.of(
                "grant_type",
                GrantType.TOKEN_EXCHANGE.wire(),
                "subject_token",
                subject,
                "subject_token_type",
                TokenTypeUri.ACCESS_TOKEN,
                "audience",
                lab.resource()));
    }
}
