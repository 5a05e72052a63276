package oauthlab.mcp;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Too little scope: who sees what, who may do what, and what the others should ask for. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class StepUpTest {

    @RegisterExtension
    final LogLines log = new LogLines();

    @BeforeEach
    void forget() {
        StandIns.forget();
    }

    @ParameterizedTest
    @CsvSource({
        "list_tasks, user:read, tasks:read",
        "get_task, user:read tasks:write, tasks:read",
        "create_task, tasks:read user:read, tasks:write",
        "update_task, tasks:read, tasks:write",
        "delete_task, tasks:read, tasks:write",
        "get_user, tasks:read tasks:write, user:read",
        "admin_action, tasks:read tasks:write user:read, admin"
    })
    void a_tool_without_its_scope_is_403_with_all_that_a_client_needs_to_know(
            String tool, String granted, String needed) {
        Response refused = send(granted, Rpc.call(tool));

        refused.then().statusCode(403).body("error", is("insufficient_scope"));
        assertEquals(
                "Bearer resource_metadata=\"http://localhost:4002/.well-known/oauth-protected-resource/mcp\", scope=\""
                        + needed + "\", error=\"insufficient_scope\", error_description=\"tools/call " + tool
                        + " needs the scope '" + needed + "' and the token has '" + granted + "'; missing: '" + needed
                        + "'. Get a new token that has it.\"",
                refused.header("WWW-Authenticate"));
        assertEquals(0, StandIns.API_REQUESTS.size() + StandIns.TOKEN_REQUESTS.size(), "nobody was asked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"resources/read\",\"params\":{\"uri\":\"task://task-1\"}",
                "\"resources/list\"",
                "\"prompts/get\",\"params\":{\"name\":\"plan_my_day\"}"
            })
    void what_reads_tasks_needs_the_scope_to_read_them(String method) {
        send("user:read", "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":" + method + "}")
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", containsString("scope=\"tasks:read\""));
    }

    @Test
    void what_a_caller_made_up_is_in_no_header_and_in_no_log() {
        send(
                        "user:read",
                        "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"resources/read\",\"params\":{\"uri\":\"task://x\\ny"
                                + "z".repeat(20_000) + "\"}}")
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", not(containsString("task://")));
        assertFalse(log.lines().toString().contains("task://"), "no line is begun in a log by whoever calls");
        assertTrue(log.lines().toString().contains("insufficient_scope: resources/read by"));
    }

    @Test
    void with_its_scope_a_tool_works() {
        send("admin", Rpc.call("admin_action").replace("\"}}", "\",\"arguments\":{\"action\":\"forget_tokens\"}}}"))
                .then()
                .statusCode(200)
                .body("result.isError", is(false));
    }

    @Test
    void the_list_shows_what_the_token_may_call() {
        send("tasks:read", "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}")
                .then()
                .body("result.tools.name", containsInAnyOrder("list_tasks", "get_task"));
        send("user:read", "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}")
                .then()
                .body("result.tools.name", containsInAnyOrder("get_user"));
        send("", "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}")
                .then()
                .body("result.tools", empty());
    }

    @Test
    void a_tool_that_does_not_exist_is_no_matter_of_scope() {
        send("tasks:read", Rpc.call("nope")).then().statusCode(200).body("error.code", is(-32602));
    }

    private static Response send(String scope, String message) {
        String token = TestToken.user(scope).sign();
        return Rpc.send(token, Rpc.session(token), message);
    }
}
