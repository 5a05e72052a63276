package oauthlab.system.flows;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.shared.wire.BearerChallenge;
import oauthlab.shared.wire.ProtectedResourceMetadata;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedLab.class)
class ClientCredentialsIT {

    private final Lab lab;

    ClientCredentialsIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void a_machine_gets_a_token_and_works_with_it() {
        String token = Api.agentToken(lab);
        String id = Api.with(token)
                .body(Map.of("title", "Written by a system test"))
                .post(lab.resource() + "/api/tasks")
                .then()
                .statusCode(201)
                .body("id", matchesPattern("task-[0-9a-f]{16}"))
                .body("created_by", equalTo("ai-agent-assistant"))
                .body("user_id", equalTo("user-123"))
                .extract()
                .path("id");
        Api.with(token)
                .get(lab.resource() + "/api/tasks/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("pending"));
        Api.with(token).delete(lab.resource() + "/api/tasks/" + id).then().statusCode(204);
    }

    @Test
    void an_api_without_a_token_tells_where_to_get_one() {
        String header = given().get(lab.resource() + "/api/tasks")
                .then()
                .statusCode(401)
                .extract()
                .header("WWW-Authenticate");
        BearerChallenge challenge = BearerChallenge.parse(header).orElseThrow();
        assertEquals(Optional.empty(), challenge.parameter("error"));
        assertEquals(Optional.of("tasks:read"), challenge.parameter("scope"));
        var metadata = given().get(challenge.parameter("resource_metadata").orElseThrow())
                .then()
                .statusCode(200)
                .extract()
                .as(ProtectedResourceMetadata.class);
        assertEquals(lab.resource(), metadata.resource());
        assertEquals(List.of(lab.auth()), metadata.authorizationServers());
    }

    @Test
    void a_token_for_less_does_less() {
        String token = Api.clientCredentials(
                        lab, "ai-agent-assistant", "agent-secret-67890", Map.of("scope", "tasks:read"))
                .path("access_token");
        Api.with(token).get(lab.resource() + "/api/tasks").then().statusCode(200);
        Api.with(token)
                .body(Map.of("title", "not allowed"))
                .post(lab.resource() + "/api/tasks")
                .then()
                .statusCode(403)
                .header(
                        "WWW-Authenticate",
                        allOf(containsString("error=\"insufficient_scope\""), containsString("scope=\"tasks:write\"")));
    }

    @Test
    void a_token_for_another_resource_is_refused() {
        String token = Api.clientCredentials(
                        lab, "ai-agent-assistant", "agent-secret-67890", Map.of("resource", lab.mcp() + "/mcp"))
                .path("access_token");
        Api.with(token)
                .get(lab.resource() + "/api/tasks")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""));
    }

    @Test
    void no_log_holds_a_token_or_a_secret() {
        String token = Api.agentToken(lab);
        Api.with(token).get(lab.resource() + "/api/tasks").then().statusCode(200);
        Api.with(token + "x").get(lab.resource() + "/api/tasks").then().statusCode(401);
        for (String name : List.of("auth-server", "resource-server", "mcp-task-client")) {
            org.hamcrest.MatcherAssert.assertThat(
                    lab.service(name).log(),
                    allOf(
                            not(containsString(token.substring(0, 60))),
                            not(containsString("agent-secret")),
                            not(containsString("mcp-secret"))));
        }
    }
}
