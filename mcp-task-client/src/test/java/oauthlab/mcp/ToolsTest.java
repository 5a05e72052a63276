package oauthlab.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.mcp.server.test.McpAssured.ToolInfo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an agent sees of the tools, and what it gets from them. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ToolsTest {

    private static final String NOT_FOUND = "{\"error\":\"not_found\",\"error_description\":\"no such task\"}";

    private final Agent agent = new Agent();

    @BeforeEach
    void forget() {
        StandIns.forget();
    }

    @Test
    void six_tools_are_listed_each_with_title_description_and_schemas() {
        for (String name : List.of("list_tasks", "get_task", "create_task", "update_task", "delete_task", "get_user")) {
            withTool(name, tool -> {
                assertFalse(tool.title().isBlank());
                assertFalse(tool.description().isBlank());
                assertEquals("object", tool.inputSchema().getString("type"));
                assertEquals("object", tool.outputSchema().getString("type"));
            });
        }
    }

    @Test
    void every_argument_has_a_description_and_a_status_its_choices() {
        withTool("update_task", tool -> {
            JsonObject arguments = tool.inputSchema().getJsonObject("properties");
            assertEquals(4, arguments.size());
            arguments
                    .fieldNames()
                    .forEach(name -> assertTrue(arguments
                                    .getJsonObject(name)
                                    .getString("description")
                                    .length()
                            > 10));
            assertEquals(
                    List.of("pending", "in_progress", "completed"),
                    arguments.getJsonObject("status").getJsonArray("enum").getList());
            assertEquals(
                    List.of("id"), tool.inputSchema().getJsonArray("required").getList());
        });
    }

    @Test
    void hints_tell_reading_from_deleting() {
        withTool("list_tasks", tool -> {
            assertTrue(tool.annotations().orElseThrow().readOnlyHint());
            assertFalse(tool.annotations().orElseThrow().openWorldHint());
        });
        withTool("delete_task", tool -> {
            assertFalse(tool.annotations().orElseThrow().readOnlyHint());
            assertTrue(tool.annotations().orElseThrow().destructiveHint());
            assertTrue(tool.annotations().orElseThrow().idempotentHint());
        });
        withTool("create_task", tool -> {
            assertFalse(tool.annotations().orElseThrow().destructiveHint());
            assertFalse(tool.annotations().orElseThrow().idempotentHint());
        });
    }

    @Test
    void a_result_is_structured_and_the_same_as_text() {
        var result = agent.call("list_tasks", Map.of("status", "pending", "limit", 1, "offset", 2));

        var structured = JsonObject.mapFrom(result.response().structuredContent());
        assertEquals(1, structured.getInteger("total"));
        assertEquals("task-1", structured.getJsonArray("tasks").getJsonObject(0).getString("id"));
        assertEquals(structured, new JsonObject(result.text()));
        assertEquals(
                "GET /api/tasks?status=pending&limit=1&offset=2",
                StandIns.API_REQUESTS.element().line());
    }

    @Test
    void only_what_the_caller_gave_is_sent_to_the_api() {
        agent.call("update_task", Map.of("id", "task-1", "status", "completed"));

        assertEquals("PUT /api/tasks/task-1", StandIns.API_REQUESTS.element().line());
        assertEquals(
                "{\"status\":\"completed\"}", StandIns.API_REQUESTS.element().body());
    }

    @Test
    void deleting_says_what_is_gone() {
        var result = agent.call("delete_task", Map.of("id", "task-1"));

        assertEquals("{\"deleted\":\"task-1\"}", result.text());
        assertEquals("DELETE /api/tasks/task-1", StandIns.API_REQUESTS.element().line());
    }

    @Test
    void an_unknown_task_is_explained() {
        StandIns.nextApiAnswer(404, NOT_FOUND);

        assertError(
                "There is no task with id 'task-9'. list_tasks shows the ids.",
                agent.call("get_task", Map.of("id", "task-9")));
    }

    @Test
    void an_id_never_becomes_another_path() {
        assertError(
                "There is no task with id '../user'. list_tasks shows the ids.",
                agent.call("delete_task", Map.of("id", "../user")));
        assertEquals(0, StandIns.API_REQUESTS.size());
    }

    @Test
    void what_the_api_does_not_accept_is_passed_on_in_its_words() {
        StandIns.nextApiAnswer(400, "{\"error\":\"invalid_request\",\"error_description\":\"title is too long\"}");

        assertError(
                "The task API does not accept this: invalid_request (title is too long)."
                        + " Correct the arguments and try again.",
                agent.call("create_task", Map.of("title", "x".repeat(201))));
    }

    @Test
    void a_broken_api_may_be_tried_again() {
        StandIns.nextApiAnswer(500, "<html>oh</html>");

        String text = agent.call("get_user", Map.of()).text();

        assertTrue(text.contains("failed with status 500. Try again in a moment."), text);
    }

    @Test
    void a_wrong_choice_is_answered_with_the_right_ones() {
        assertError(
                "Invalid argument [status] - done is not an expected enum constant. list_tasks takes:"
                        + " status (one of [pending, in_progress, completed]), limit (integer), offset (integer).",
                agent.call("list_tasks", Map.of("status", "done")));
    }

    @Test
    void a_missing_argument_is_named() {
        assertError(
                "Missing required argument: id. get_task takes: id (string, required).",
                agent.call("get_task", Map.of()));
    }

    private static void assertError(String text, Agent.Result result) {
        assertTrue(result.isError());
        assertEquals(text, result.text());
    }

    private void withTool(String name, Consumer<ToolInfo> check) {
        var client = agent.connect();
        client.when().toolsList(page -> check.accept(page.findByName(name))).thenAssertResults();
        client.disconnect();
    }
}
