package oauthlab.resource.tasks;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import oauthlab.resource.ApiTest;
import oauthlab.resource.owners.Owner;
import org.junit.jupiter.api.Test;

/** The total is what counting would say, whatever happens at once. */
@QuarkusTest
class TaskCountsTest extends ApiTest {

    @Inject
    EntityManager database;

    private final String me = somebody();

    @Test
    void of_one_who_has_none_there_are_none() {
        total("", 0);
        total("?status=pending", 0);
    }

    @Test
    void a_client_that_acts_for_itself_has_an_end() {
        createTask(asClient(me), "{\"title\":\"the first\"}");
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("update task_counts set pending = ?1 where user_id = ?2")
                        .setParameter(1, DatabaseTasks.MAX_PER_CLIENT)
                        .setParameter(2, Owner.client(me).key())
                        .executeUpdate());
        json(asClient(me), "{\"title\":\"one too many\"}")
                .post("/api/tasks")
                .then()
                .statusCode(403)
                .body("error", equalTo("limit_reached"));
        createTask(asClient("another-" + me), "{\"title\":\"the first\"}");
    }

    @Test
    void many_first_tasks_at_once_are_all_counted() throws Exception {
        List<Integer> answers = atOnce(() -> create("pending"));
        assertEquals(Collections.nCopies(16, 201), answers);
        total("", 16);
        total("?status=pending", 16);
    }

    @Test
    void a_task_that_many_delete_at_once_is_one_less() throws Exception {
        create("pending");
        String id = createTask(asUser(me), "{\"title\":\"to be deleted\",\"status\":\"completed\"}");
        List<Integer> answers =
                atOnce(() -> asUser(me).delete("/api/tasks/" + id).statusCode());
        assertEquals(1, Collections.frequency(answers, 204));
        assertEquals(15, Collections.frequency(answers, 404));
        total("", 1);
        total("?status=completed", 0);
    }

    @Test
    void a_task_that_many_change_at_once_is_counted_once() throws Exception {
        String id = createTask(asUser(me), "{\"title\":\"to be done\"}");
        for (String status : new String[] {"in_progress", "completed"}) {
            atOnce(() -> json(asUser(me), "{\"status\":\"" + status + "\"}")
                    .put("/api/tasks/" + id)
                    .statusCode());
            total("?status=" + status, 1);
        }
        total("?status=pending", 0);
        total("?status=in_progress", 0);
        total("", 1);
    }

    @Test
    void another_users_hand_changes_no_number() {
        String id = createTask(asUser(me), "{\"title\":\"mine\"}");
        asUser(somebody()).delete("/api/tasks/" + id).then().statusCode(404);
        json(asUser(me), "{\"status\":\"nonsense\"}")
                .put("/api/tasks/" + id)
                .then()
                .statusCode(400);
        total("?status=pending", 1);
    }

    private int create(String status) {
        return json(asUser(me), "{\"title\":\"one\",\"status\":\"" + status + "\"}")
                .post("/api/tasks")
                .statusCode();
    }

    private void total(String query, int expected) {
        asUser(me).get("/api/tasks" + query).then().statusCode(200).body("total", is(expected));
        if (!query.isEmpty()) return;
        Object counted = database.createNativeQuery("select count(*) from tasks where user_id = ?1")
                .setParameter(1, me)
                .getSingleResult();
        assertEquals(expected, ((Number) counted).intValue());
    }

    private static List<Integer> atOnce(Callable<Integer> call) throws InterruptedException, ExecutionException {
        var pool = Executors.newFixedThreadPool(16);
        try {
            var answers = new ArrayList<Integer>();
            for (Future<Integer> answer : pool.invokeAll(Collections.nCopies(16, call))) answers.add(answer.get());
            return answers;
        } finally {
            pool.shutdown();
        }
    }
}
