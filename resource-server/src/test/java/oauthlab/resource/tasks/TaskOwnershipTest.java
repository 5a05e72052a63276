package oauthlab.resource.tasks;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

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
    void a_client_works_on_the_demo_users_tasks_and_is_recorded() {
        String id = created(asClient("robot"), MILK)
                .body("user_id", is("user-123"))
                .body("created_by", is("robot"))
                .extract()
                .path("id");
        asUser("user-123").get("/api/tasks/" + id).then().statusCode(200);
        asClient("other-robot").get("/api/tasks?limit=200").then().body("tasks.id", hasItem(id));
    }

    @Test
    void a_client_may_create_for_another_user_and_then_sees_it_no_more() {
        String friend = somebody();
        String body = "{\"title\":\"for you\",\"user_id\":\"" + friend + "\"}";
        String id = created(asClient("robot"), body)
                .body("user_id", is(friend))
                .extract()
                .path("id");
        asClient("robot").get("/api/tasks/" + id).then().statusCode(404);
        asClient("robot").get("/api/tasks?limit=200").then().body("tasks.id", not(hasItem(id)));
        asUser(friend).get("/api/tasks/" + id).then().statusCode(200).body("created_by", is("robot"));
    }

    @Test
    void an_actor_works_on_the_users_tasks() {
        String me = somebody();
        var token = tokenOf(me).with("client_id", "robot").with("act", Map.of("sub", "robot"));
        created(as(token), MILK).body("user_id", is(me)).body("created_by", is("robot"));
    }
}
