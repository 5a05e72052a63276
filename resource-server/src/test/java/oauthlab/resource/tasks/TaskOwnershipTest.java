package oauthlab.resource.tasks;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import oauthlab.resource.ApiTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TaskOwnershipTest extends ApiTest {

    private static final String MILK = "{\"title\":\"Buy milk\"}";

    @Test
    void another_users_task_does_not_exist() {
        String id = createTask(asUser(somebody()), MILK);
        String me = somebody();
        asUser(me).get("/api/tasks/" + id).then().statusCode(404).body("error", is("not_found"));
        json(asUser(me), "{\"title\":\"mine\"}").put("/api/tasks/" + id).then().statusCode(404);
        asUser(me).delete("/api/tasks/" + id).then().statusCode(404);
        asUser(me).get("/api/tasks").then().body("total", is(0));
    }

    @Test
    void a_users_token_cannot_create_for_somebody_else() {
        json(asUser(somebody()), "{\"title\":\"for you\",\"user_id\":\"user-456\"}")
                .post("/api/tasks")
                .then()
                .statusCode(403)
                .body("error", is("access_denied"));
    }

    @Test
    void a_user_may_name_themselves() {
        String me = somebody();
        created(asUser(me), "{\"title\":\"for me\",\"user_id\":\"" + me + "\"}").body("user_id", is(me));
    }

    @Test
    void a_client_that_acts_for_itself_has_a_workspace_of_its_own() {
        String robot = "robot-" + somebody();
        String id = created(asClient(robot), MILK)
                .body("user_id", is(robot))
                .body("created_by", is(robot))
                .extract()
                .path("id");
        asClient(robot).get("/api/tasks").then().body("total", is(1)).body("tasks.id", hasItem(id));
        asClient("other-robot").get("/api/tasks/" + id).then().statusCode(404);
        asUser("user-123").get("/api/tasks/" + id).then().statusCode(404);
        asClient(robot).get("/api/tasks/task-1").then().statusCode(404);
    }

    @Test
    void in_the_lab_the_clients_of_the_lessons_work_on_the_demo_users_tasks() {
        String id = created(asClient("ai-agent-assistant"), MILK)
                .body("user_id", is("user-123"))
                .body("created_by", is("ai-agent-assistant"))
                .extract()
                .path("id");
        asUser("user-123").get("/api/tasks/" + id).then().statusCode(200);
        asClient("mcp-task-manager").get("/api/tasks?limit=200").then().body("tasks.id", hasItem(id));
    }

    @Test
    void a_client_cannot_create_for_a_user() {
        for (String client : new String[] {"robot", "ai-agent-assistant"})
            json(asClient(client), "{\"title\":\"for you\",\"user_id\":\"user-456\"}")
                    .post("/api/tasks")
                    .then()
                    .statusCode(403)
                    .body("error", is("access_denied"));
    }

    @Test
    void a_client_with_the_id_of_a_user_is_not_that_user() {
        String me = somebody();
        String mine = createTask(asUser(me), MILK);
        asClient(me).get("/api/tasks").then().statusCode(200).body("total", is(0));
        asClient(me).get("/api/tasks/" + mine).then().statusCode(404);
        String its = createTask(asClient(me), MILK);
        asUser(me).get("/api/tasks/" + its).then().statusCode(404);
        asUser(me).get("/api/tasks").then().body("total", is(1));
    }

    @Test
    void a_user_with_the_id_of_the_client_is_a_user() {
        String me = somebody();
        String mine = createTask(asUser(me), MILK);
        var approved = tokenOf(me).with("client_id", me);
        as(approved.with("grant_id", "an approval"))
                .get("/api/tasks/" + mine)
                .then()
                .statusCode(200);
    }

    @Test
    void nobody_becomes_a_client_by_the_form_of_an_id() {
        String robot = "robot-" + somebody();
        createTask(asClient(robot), MILK);
        asUser("client:" + robot).get("/api/tasks").then().body("total", is(0));
        createTask(asUser("client:" + robot), MILK);
        asClient(robot).get("/api/tasks").then().body("total", is(1));
        asUser("user:client:" + robot).get("/api/tasks").then().body("total", is(0));
    }

    @Test
    void who_acts_for_a_client_works_in_the_clients_workspace() {
        String robot = "robot-" + somebody();
        String id = createTask(asClient(robot), MILK);
        var exchanged = tokenOf(robot)
                .with("client_id", "mcp-task-manager")
                .with("act", Map.of("sub", "mcp-task-manager"))
                .with("sub_type", "client");
        as(exchanged).get("/api/tasks/" + id).then().statusCode(200);
        created(as(exchanged), MILK).body("user_id", is(robot)).body("created_by", is("mcp-task-manager"));
    }

    @Test
    void who_acts_for_a_user_with_the_id_of_a_client_of_the_lessons_is_not_that_client() {
        var exchanged = tokenOf("ai-agent-assistant").with("client_id", "mcp-task-manager");
        as(exchanged.with("act", Map.of("sub", "mcp-task-manager")))
                .get("/api/tasks/task-1")
                .then()
                .statusCode(404);
    }

    @Test
    void an_actor_works_on_the_users_tasks() {
        String me = somebody();
        var token = tokenOf(me).with("client_id", "robot").with("act", Map.of("sub", "robot"));
        created(as(token), MILK).body("user_id", is(me)).body("created_by", is("robot"));
    }
}
