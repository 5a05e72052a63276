package oauthlab.system.attacks;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import oauthlab.shared.secret.RandomSecret;
import oauthlab.system.flows.Approval;
import oauthlab.system.lab.Lab;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has a token that was taken back has ten seconds at the MCP server, and then a challenge. */
class RevokedAtMcpIT {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String ADMIN_TOKEN = RandomSecret.generate(32);

    @ParameterizedTest
    @ValueSource(strings = {"jwt", "introspection"})
    void a_token_that_was_taken_back_calls_no_tool(String check) {
        var settings = Map.of("OAUTH_TOKEN_CHECKS", check, "OAUTHLAB_ADMIN_TOKEN", ADMIN_TOKEN);
        try (Lab lab = Lab.start("revoked-at-mcp-" + check, settings)) {
            revokedByItsClient(lab);
            withItsClient(lab);
        }
    }

    private static void revokedByItsClient(Lab lab) {
        Response tokens = Approval.tokens(lab, "alice", "tasks:read tasks:write", lab.mcp() + "/mcp");
        String token = tokens.path("access_token");
        create(lab, token).then().statusCode(200);
        given().formParam("client_id", "agent-cli")
                .formParam("token", token)
                .post(lab.auth() + "/oauth/revoke")
                .then()
                .statusCode(200);
        isRefusedInTime(lab, token);
    }

    private static void withItsClient(Lab lab) {
        String token = given().auth()
                .preemptive()
                .basic("ai-agent-assistant", "agent-secret-67890")
                .formParam("grant_type", "client_credentials")
                .formParam("resource", lab.mcp() + "/mcp")
                .post(lab.auth() + "/oauth/token")
                .path("access_token");
        create(lab, token).then().statusCode(200);
        given().auth()
                .preemptive()
                .oauth2(ADMIN_TOKEN)
                .post(lab.auth() + "/admin/clients/ai-agent-assistant/disable")
                .then()
                .statusCode(204);
        isRefusedInTime(lab, token);
    }

    /** No call that is sent after the ten seconds may be answered as before. */
    private static void isRefusedInTime(Lab lab, String token) {
        long end = System.nanoTime() + TEN_SECONDS.toNanos();
        long sent = System.nanoTime();
        Response answer = create(lab, token);
        while (answer.statusCode() != 401) {
            assertEquals(200, answer.statusCode());
            assertTrue(sent < end, "not refused within " + TEN_SECONDS);
            LockSupport.parkNanos(PAUSE.toNanos());
            sent = System.nanoTime();
            answer = create(lab, token);
        }
        create(lab, token)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                .header("WWW-Authenticate", containsString("resource_metadata="));
    }

    private static Response create(Lab lab, String token) {
        return McpCalls.call(lab, token, "create_task", "{\"title\":\"after the end\"}");
    }
}
