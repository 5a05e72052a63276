package oauthlab.system.flows;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.restassured.response.Response;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.TokenTypeUri;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedLab.class)
class TokenExchangeIT {

    private final Lab lab;

    TokenExchangeIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void a_users_token_for_the_mcp_server_becomes_one_for_the_task_api() {
        Response tokens = Approval.tokens(lab, "alice", "tasks:read user:read", lab.mcp() + "/mcp");
        String callers = tokens.path("access_token");
        Api.with(callers).get(lab.resource() + "/api/user").then().statusCode(401);

        Response exchanged = given().auth()
                .preemptive()
                .basic("mcp-task-manager", "mcp-secret-12345")
                .formParam("grant_type", GrantType.TOKEN_EXCHANGE.wire())
                .formParam("subject_token", callers)
                .formParam("subject_token_type", TokenTypeUri.ACCESS_TOKEN)
                .formParam("audience", lab.resource())
                .post(lab.auth() + "/oauth/token");
        exchanged.then().statusCode(200).body("issued_token_type", equalTo(TokenTypeUri.ACCESS_TOKEN));
        String own = exchanged.path("access_token");
        Api.with(own).get(lab.resource() + "/api/user").then().statusCode(200).body("id", equalTo("user-456"));

        given().formParam("client_id", "agent-cli")
                .formParam("token", (String) tokens.path("refresh_token"))
                .post(lab.auth() + "/oauth/revoke")
                .then()
                .statusCode(200);
        assertFalse(Api.introspect(lab, own).active());
    }
}
