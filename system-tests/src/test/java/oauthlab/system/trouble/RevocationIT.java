package oauthlab.system.trouble;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import oauthlab.shared.secret.RandomSecret;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Approval;
import oauthlab.system.lab.Lab;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that was revoked, in whichever way, is refused within the time that is set. */
class RevocationIT {

    private static final Duration SET = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String ADMIN_TOKEN = RandomSecret.generate(32);

    @ParameterizedTest
    @ValueSource(strings = {"jwt", "introspection"})
    void a_revoked_token_is_refused_within_the_set_time(String check) {
        var settings = Map.of(
                "OAUTH_TOKEN_CHECKS",
                check,
                "OAUTHLAB_REVOKED_READ_EVERY",
                SET.toString(),
                "OAUTHLAB_INTROSPECTION_BELIEVED_FOR",
                SET.toString(),
                "OAUTHLAB_ADMIN_TOKEN",
                ADMIN_TOKEN);
        try (Lab lab = Lab.startTaskApi("revocation-" + check, settings)) {
            givenBack(lab);
            withItsApproval(lab);
            withItsClient(lab);
        }
    }

    private static void givenBack(Lab lab) {
        String token = Api.agentToken(lab);
        assertEquals(200, call(lab, token));
        given().auth()
                .preemptive()
                .basic("ai-agent-assistant", "agent-secret-67890")
                .formParam("token", token)
                .post(lab.auth() + "/oauth/revoke")
                .then()
                .statusCode(200);
        isRefusedInTime(lab, token);
    }

    private static void withItsApproval(Lab lab) {
        Response tokens = Approval.tokens(lab, "alice", "tasks:read offline_access", lab.resource());
        assertEquals(200, call(lab, tokens.path("access_token")));
        given().formParam("client_id", "agent-cli")
                .formParam("token", (String) tokens.path("refresh_token"))
                .post(lab.auth() + "/oauth/revoke")
                .then()
                .statusCode(200);
        isRefusedInTime(lab, tokens.path("access_token"));
    }

    private static void withItsClient(Lab lab) {
        String token = Api.agentToken(lab);
        assertEquals(200, call(lab, token));
        order(lab, "disable");
        isRefusedInTime(lab, token);
        order(lab, "enable");
        until(200, lab, token);
    }

    private static void order(Lab lab, String what) {
        given().auth()
                .preemptive()
                .oauth2(ADMIN_TOKEN)
                .post(lab.auth() + "/admin/clients/ai-agent-assistant/" + what)
                .then()
                .statusCode(204);
    }

    private static void isRefusedInTime(Lab lab, String token) {
        until(401, lab, token);
        for (int i = 0; i < 5; i++) assertEquals(401, call(lab, token));
    }

    /** No call that is sent after the set time may be answered as before. */
    private static void until(int status, Lab lab, String token) {
        long end = System.nanoTime() + SET.toNanos();
        long sent = System.nanoTime();
        while (call(lab, token) != status) {
            assertTrue(sent < end, "not " + status + " within " + SET);
            LockSupport.parkNanos(PAUSE.toNanos());
            sent = System.nanoTime();
        }
    }

    private static int call(Lab lab, String token) {
        return Api.with(token).get(lab.resource() + "/api/tasks").statusCode();
    }
}
