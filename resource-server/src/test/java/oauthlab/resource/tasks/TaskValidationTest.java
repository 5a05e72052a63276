package oauthlab.resource.tasks;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import oauthlab.resource.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TaskValidationTest extends ApiTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                       | title is required
            {"title":null}                           | title is required
            {"title":""}                             | title is blank
            {"title":" \\t "}                        | title is blank
            {"title":5}                              | title has to be a text
            {"title":["a"]}                          | title has to be a text
            {"title":true}                           | title has to be a text
            {"title":"a","description":{}}           | description has to be a text
            {"title":"a","status":"done"}            | status has to be one of
            {"title":"a","status":"PENDING"}         | status has to be one of
            {"title":"a","status":1}                 | status has to be a text
            {"title":"a","user_id":7}                | user_id has to be a text
            {"title":"a","user_id":" "}              | user_id is blank
            {"title":"a\\u0000b"}                    | title contains U+0000
            {"title":"a\\ud800"}                     | title contains U+0000 or half
            """)
    void what_is_wrong_with_a_new_task_is_said(String body, String reason) {
        refused(body, reason);
    }

    @Test
    void a_title_of_200_characters_is_the_longest() {
        created(asUser(somebody()), "{\"title\":\" " + "x".repeat(200) + " \"}");
        refused("{\"title\":\"" + "x".repeat(201) + "\"}", "title has 201 characters");
    }

    @Test
    void a_description_of_2000_characters_is_the_longest() {
        created(asUser(somebody()), "{\"title\":\"a\",\"description\":\"" + "é".repeat(2000) + "\"}");
        refused("{\"title\":\"a\",\"description\":\"" + "x".repeat(2001) + "\"}", "description has 2001 characters");
    }

    @Test
    void members_nobody_knows_are_ignored() {
        created(asUser(somebody()), "{\"title\":\"a\",\"colour\":{\"red\":1},\"id\":\"task-1\",\"created_by\":\"x\"}")
                .body("created_by", is("web-app"))
                .body("id", not(is("task-1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"title":null}          | null is none
            {"title":" "}           | title is blank
            {"status":null}         | status may not be null
            {"status":"finished"}   | status has to be one of
            {"description":5}       | description has to be a text
            """)
    void what_is_wrong_with_a_change_is_said(String body, String reason) {
        String me = somebody();
        String id = createTask(asUser(me), "{\"title\":\"a\"}");
        json(asUser(me), body)
                .put("/api/tasks/" + id)
                .then()
                .statusCode(400)
                .body("error", is("invalid_request"))
                .body("error_description", containsString(reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit=abc                          | limit has to be a whole number from 1 to 200
            limit=0                            | limit has to be
            limit=201                          | limit has to be
            limit=-1                           | limit has to be
            limit=                             | limit has to be
            limit=1e2                          | limit has to be
            limit=99999999999999999999         | limit has to be
            offset=-1                          | offset has to be a whole number from 0
            offset=2147483648                  | offset has to be
            status=done                        | status has to be one of
            status=                            | status has to be one of
            limit=1&limit=2                    | limit twice
            status=pending&status=pending      | status twice
            offset=0&offset=0                  | offset twice
            """)
    void what_is_wrong_with_a_query_is_said(String query, String reason) {
        asUser(somebody())
                .urlEncodingEnabled(false)
                .get("/api/tasks?" + query)
                .then()
                .statusCode(400)
                .body("error", is("invalid_request"))
                .body("error_description", containsString(reason));
    }

    @Test
    void the_widest_page_and_unknown_parameters_are_fine() {
        asUser(somebody()).get("/api/tasks?limit=200&colour=red").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "task-", "task-XYZ", "task-0000000000000000", "task-1%00", "..%2Ftask-1", "%F0%9F%90%9D"})
    void an_id_of_any_other_form_is_not_found(String id) {
        asUser("user-123")
                .urlEncodingEnabled(false)
                .get("/api/tasks/" + id)
                .then()
                .statusCode(404)
                .body("error", is("not_found"));
    }

    private void refused(String body, String reason) {
        json(asUser(somebody()), body)
                .post("/api/tasks")
                .then()
                .statusCode(400)
                .contentType("application/json")
                .body("error", is("invalid_request"))
                .body("error_description", allOf(containsString(reason), not(containsString("fasterxml"))));
    }
}
