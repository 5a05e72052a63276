package oauthlab.system.flows;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import oauthlab.system.lab.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nothing that was answered is lost when a process is killed. */
class RestartIT {

    private static Lab lab;

    @BeforeAll
    static void start() {
        lab = Lab.start("restart");
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    void keys_and_tasks_survive_a_killed_process() {
        String token = Api.agentToken(lab);
        String id = Api.with(token)
                .body(Map.of("title", "Still here"))
                .post(lab.resource() + "/api/tasks")
                .path("id");
        lab.service("auth-server").kill();
        lab.service("resource-server").kill();
        // The API starts while the authorization server is down, and finds the keys once it is there.
        lab.restart("resource-server");
        lab.restart("auth-server");
        Api.with(token)
                .get(lab.resource() + "/api/tasks/" + id)
                .then()
                .statusCode(200)
                .body("title", equalTo("Still here"));
        assertTrue(Api.introspect(lab, token).active());
    }

    /** Facts are written four times a second; an orderly stop writes those that wait. */
    @Test
    void what_happened_a_moment_before_a_stop_is_in_the_audit_trail() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        given().header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .formParam("grant_type", "nonsense")
                .post(lab.auth() + "/oauth/token")
                .then()
                .statusCode(401);
        lab.service("auth-server").close();
        lab.restart("auth-server");
        given().get(lab.auth() + "/debug/audit?trace_id=" + trace).then().body("total", equalTo(1));
    }
}
