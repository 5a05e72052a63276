package oauthlab.resource.tasks;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import oauthlab.resource.ApiTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TaskApiTest extends ApiTest {

    @Test
    void a_new_task_is_answered_whole_and_with_its_address() {
        String me = somebody();
        String id = created(asUser(me), "{\"title\":\"  Buy milk \",\"description\":\"two litres\"}")
                .body("id", matchesPattern("task-[0-9a-f]{16}"))
                .body("user_id", is(me))
                .body("title", is("Buy milk"))
                .body("description", is("two litres"))
                .body("status", is("pending"))
                .body("created_by", is("web-app"))
                .body("created_at", is(clock.instant().toString()))
                .body("updated_at", is(clock.instant().toString()))
                .header("Location", matchesPattern("http://.*/api/tasks/task-[0-9a-f]{16}"))
                .extract()
                .path("id");
        asUser(me).get("/api/tasks/" + id).then().statusCode(200).body("title", is("Buy milk"));
    }

    @Test
    void tasks_are_listed_newest_first_in_pages_with_the_total() {
        String me = somebody();
        for (String title : new String[] {"first", "second", "third"}) {
            createTask(asUser(me), "{\"title\":\"" + title + "\"}");
            clock.advance(Duration.ofSeconds(1));
        }
        asUser(me)
                .get("/api/tasks")
                .then()
                .body("tasks.title", contains("third", "second", "first"))
                .body("total", is(3));
        asUser(me)
                .get("/api/tasks?limit=1&offset=1")
                .then()
                .body("tasks.title", contains("second"))
                .body("total", is(3));
        asUser(me)
                .get("/api/tasks?offset=2147483647")
                .then()
                .body("tasks", hasSize(0))
                .body("total", is(3));
    }

    @Test
    void tasks_of_one_moment_are_listed_by_id() {
        String me = somebody();
        for (int i = 0; i < 4; i++) createTask(asUser(me), "{\"title\":\"same time\"}");
        var ids = asUser(me).get("/api/tasks").jsonPath().getList("tasks.id", String.class);
        org.junit.jupiter.api.Assertions.assertEquals(ids.stream().sorted().toList(), ids);
    }

    @Test
    void tasks_can_be_listed_by_status() {
        String me = somebody();
        createTask(asUser(me), "{\"title\":\"open\"}");
        createTask(asUser(me), "{\"title\":\"done\",\"status\":\"completed\"}");
        asUser(me)
                .get("/api/tasks?status=completed")
                .then()
                .body("tasks.title", contains("done"))
                .body("total", is(1));
    }

    @Test
    void a_change_touches_only_what_it_names() {
        String me = somebody();
        String id = createTask(asUser(me), "{\"title\":\"Buy milk\",\"description\":\"two litres\"}");
        String createdAt = clock.instant().toString();
        clock.advance(Duration.ofMinutes(1));
        json(asUser(me), "{\"status\":\"in_progress\",\"id\":\"other\",\"user_id\":\"other\"}")
                .put("/api/tasks/" + id)
                .then()
                .statusCode(200)
                .body("id", is(id))
                .body("user_id", is(me))
                .body("title", is("Buy milk"))
                .body("description", is("two litres"))
                .body("status", is("in_progress"))
                .body("created_at", is(createdAt))
                .body("updated_at", is(clock.instant().toString()));
    }

    @Test
    void null_clears_the_description() {
        String me = somebody();
        String id = createTask(asUser(me), "{\"title\":\"Buy milk\",\"description\":\"two litres\"}");
        json(asUser(me), "{\"description\":null}")
                .put("/api/tasks/" + id)
                .then()
                .statusCode(200)
                .body("description", nullValue())
                .body("title", is("Buy milk"));
    }

    @Test
    void a_change_of_nothing_changes_nothing() {
        String me = somebody();
        String id = createTask(asUser(me), "{\"title\":\"Buy milk\"}");
        String before = asUser(me).get("/api/tasks/" + id).asString();
        clock.advance(Duration.ofMinutes(1));
        json(asUser(me), "{}").put("/api/tasks/" + id).then().statusCode(200).body(is(before));
    }

    @Test
    void a_deleted_task_is_gone() {
        String me = somebody();
        String id = createTask(asUser(me), "{\"title\":\"Buy milk\"}");
        asUser(me).delete("/api/tasks/" + id).then().statusCode(204);
        asUser(me).delete("/api/tasks/" + id).then().statusCode(404).body("error", is("not_found"));
        asUser(me).get("/api/tasks/" + id).then().statusCode(404);
    }

    @Test
    void characters_beyond_the_basic_plane_count_as_one() {
        String title = "\uD83D\uDC1D".repeat(200);
        created(asUser(somebody()), "{\"title\":\"" + title + "\"}").body("title", is(title));
    }

    @Test
    void the_lessons_find_their_tasks() {
        var demo = asUser("user-123").get("/api/tasks?limit=200").then().statusCode(200);
        demo.body("tasks.find { it.id == 'task-1' }.title", is("Learn OAuth 2.0"))
                .body("tasks.find { it.id == 'task-1' }.status", is("in_progress"))
                .body("tasks.find { it.id == 'task-2' }.title", is("Build demo project"))
                .body("tasks.find { it.id == 'task-2' }.status", is("completed"))
                .body("tasks[-1].id", endsWith("task-2"));
    }
}
