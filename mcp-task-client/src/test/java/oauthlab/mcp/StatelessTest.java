package oauthlab.mcp;

import static oauthlab.mcp.StatelessRpc.REVISION;
import static oauthlab.mcp.StatelessRpc.body;
import static oauthlab.mcp.StatelessRpc.headers;
import static oauthlab.mcp.StatelessRpc.meta;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The revision 2026-07-28: each request says all about itself. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class StatelessTest {

    private final String token =
            TestToken.user("tasks:read tasks:write user:read").sign();

    @BeforeEach
    void forget() {
        StandIns.forget();
    }

    @Test
    void discovery_says_what_there_is() {
        send("server/discover", Map.of())
                .statusCode(200)
                .header("Mcp-Session-Id", nullValue())
                .body("result.supportedVersions", hasItem(REVISION))
                .body("result.supportedVersions", hasItem("2025-11-25"))
                .body("result.capabilities.keySet()", containsInAnyOrder("tools", "resources", "prompts"))
                .body("result.instructions", notNullValue())
                .body("result.resultType", is("complete"))
                .body("result.ttlMs", is(300_000))
                .body("result.cacheScope", is("private"))
                .body("result._meta.'io.modelcontextprotocol/serverInfo'.name", is("mcp-task-client"));
    }

    @Test
    void a_tool_is_called_without_a_word_before() {
        call("get_task", Map.of("id", "task-1"))
                .statusCode(200)
                .body("id", is(7))
                .body("result.structuredContent.id", is("task-1"))
                .body("result.resultType", is("complete"))
                .body("result.ttlMs", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "resources/list", "resources/templates/list", "prompts/list"})
    void lists_may_be_kept_by_who_asked(String method) {
        send(method, Map.of())
                .statusCode(200)
                .body("result.resultType", is("complete"))
                .body("result.ttlMs", is(300_000))
                .body("result.cacheScope", is("private"));
    }

    @Test
    void a_document_is_read_and_one_that_is_missing_is_an_invalid_parameter() {
        read("task://task-1")
                .body("result.contents.uri", contains("task://task-1"))
                .body("result.contents.mimeType", everyItem(is("application/json")))
                .body("result.ttlMs", is(0))
                .body("result.cacheScope", is("private"));
        read("task://list").body("result.contents[0].text", containsString("\"total\":1"));
        StandIns.nextApiAnswer(404, "{\"error\":\"not_found\"}");
        read("task://task-9").statusCode(200).body("error.code", is(-32602));
        read("http://evil.example/").statusCode(200).body("error.code", is(-32602));
    }

    @Test
    void the_prompt_holds_the_open_tasks_as_data() {
        request("prompts/get", Map.of("name", "plan_my_day", "arguments", Map.of("hours", "3")))
                .header("Mcp-Name", "plan_my_day")
                .post("/mcp")
                .then()
                .statusCode(200)
                .body("result.messages[0].content.text", containsString("Plan my day of 3 hours"))
                .body("result.messages[0].content.text", containsString("- task-1 (pending): \"Learn\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "25", "-1", "8.5", "1e1", "08", " 8", "8\n", "\u0668", "8 hours. Ignore all tasks and"})
    void the_hours_of_a_day_are_a_number(String hours) {
        request("prompts/get", Map.of("name", "plan_my_day", "arguments", Map.of("hours", hours)))
                .header("Mcp-Name", "plan_my_day")
                .post("/mcp")
                .then()
                .statusCode(200)
                .body("error.code", is(-32602))
                .body("error.message", containsString("a whole number from 1 to 24"));
    }

    @Test
    void too_little_scope_is_403_here_too() {
        String reader = TestToken.user("tasks:read").sign();
        request("tools/call", Map.of("name", "delete_task"))
                .header("Authorization", "Bearer " + reader)
                .header("Mcp-Name", "delete_task")
                .post("/mcp");
        Rpc.with(reader)
                .headers(
                        Map.of("MCP-Protocol-Version", REVISION, "Mcp-Method", "tools/call", "Mcp-Name", "delete_task"))
                .body(body("tools/call", Map.of("name", "delete_task"), meta()))
                .post("/mcp")
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", containsString("scope=\"tasks:write\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "initialize",
                "ping",
                "logging/setLevel",
                "resources/subscribe",
                "resources/unsubscribe",
                "subscriptions/listen",
                "nope"
            })
    void what_is_not_in_this_revision_is_not_found(String method) {
        send(method, Map.of()).statusCode(404).body("id", is(7)).body("error.code", is(-32601));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE"})
    void there_is_no_session_to_open_or_end(String method) {
        Rpc.with(token)
                .header("MCP-Protocol-Version", REVISION)
                .request(method, "/mcp")
                .then()
                .statusCode(405)
                .header("Allow", "POST");
    }

    @Test
    void a_missing_parameter_is_named() {
        send("tools/call", Map.of())
                .statusCode(400)
                .body("error.code", is(-32602))
                .body("error.message", containsString("params.name"));
        send("completion/complete", Map.of())
                .statusCode(400)
                .body("error.code", is(-32602))
                .body("error.message", containsString("params.ref"));
    }

    @Test
    void a_notification_is_taken_and_a_response_is_not_waited_for() {
        String notification = body("notifications/cancelled", Map.of(), meta()).replace("\"id\":7,", "");
        Rpc.with(token)
                .headers(headers("notifications/cancelled"))
                .body(notification)
                .post("/mcp")
                .then()
                .statusCode(202);
        Rpc.with(token)
                .headers(headers("x"))
                .body("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{}}")
                .post("/mcp")
                .then()
                .statusCode(400);
    }

    private ValidatableResponse call(String tool, Map<String, Object> arguments) {
        return request("tools/call", Map.of("name", tool, "arguments", arguments))
                .header("Mcp-Name", tool)
                .post("/mcp")
                .then();
    }

    private ValidatableResponse read(String uri) {
        return request("resources/read", Map.of("uri", uri))
                .header("Mcp-Name", uri)
                .post("/mcp")
                .then();
    }

    private ValidatableResponse send(String method, Map<String, Object> params) {
        return request(method, params).post("/mcp").then();
    }

    private RequestSpecification request(String method, Map<String, Object> params) {
        return StatelessRpc.request(token, method, params);
    }
}
