package oauthlab.mcp;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no message is told so, whatever it is. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class MessageTest {

    private final String token =
            TestToken.user("tasks:read tasks:write user:read").sign();

    @BeforeEach
    void forget() {
        StandIns.forget();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{not json | -32700",
                "`` | -32700",
                "[] | -32600",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}] | -32600",
                "\"text\" | -32600",
                "7 | -32600",
                "{} | -32600",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"} | -32600",
                "{\"jsonrpc\":2.0,\"id\":1,\"method\":\"ping\"} | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"} | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":[1],\"method\":\"ping\"} | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"} | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7} | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\"} | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[]} | -32602",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":1}} | -32602",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"get_user\",\"arguments\":[]}} | -32602",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{\"cursor\":{}}} | -32602",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"_meta\":\"x\"}} | -32602",
            })
    void what_is_no_message_is_a_bad_request(String body, int code) {
        Rpc.with(token)
                .body(body)
                .post("/mcp")
                .then()
                .statusCode(400)
                .contentType("application/json")
                .body("jsonrpc", is("2.0"))
                .body("error.code", is(code))
                .body(not(containsString("Exception")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"tools/call\"",
                "\"tools/call\",\"params\":{}",
                "\"tools/call\",\"params\":{\"name\":\"\"}",
                "\"tools/call\",\"params\":{\"name\":\"get_task\",\"arguments\":{\"id\":{}}}",
                "\"tools/list\",\"params\":{\"cursor\":\"nonsense\"}",
                "\"resources/read\"",
                "\"resources/read\",\"params\":{\"uri\":\"\"}",
                "\"resources/subscribe\"",
                "\"prompts/get\"",
                "\"prompts/get\",\"params\":{\"name\":\"nope\"}",
                "\"prompts/get\",\"params\":{\"name\":\"plan_my_day\",\"arguments\":{\"hours\":{}}}",
                "\"completion/complete\"",
                "\"completion/complete\",\"params\":{\"ref\":{\"type\":7}}",
                "\"completion/complete\",\"params\":{\"ref\":{\"type\":\"ref/prompt\"},\"argument\":{}}",
                "\"logging/setLevel\"",
                "\"logging/setLevel\",\"params\":{\"level\":\"loud\"}",
                "\"initialize\"",
                "\"initialize\",\"params\":{}",
                "\"q/close\"",
                "\"nope\"",
            })
    void a_message_that_makes_no_sense_is_answered_by_an_error_of_json_rpc(String method) {
        String session = Rpc.session(token);
        Rpc.send(token, session, "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":" + method + "}")
                .then()
                .statusCode(lessThan(500))
                .body(anyOf(
                        containsString("\"error\":{"),
                        containsString("\"isError\":true"),
                        containsString("\"result\":{}")))
                .body("id", notNullValue());
    }

    @Test
    void a_body_of_another_kind_or_size_is_refused() {
        Rpc.with(token)
                .contentType("text/plain")
                .body(Rpc.INITIALIZE)
                .post("/mcp")
                .then()
                .statusCode(415)
                .body("error.code", is(-32600));
        Rpc.with(token)
                .body("\"" + "x".repeat(70_000) + "\"")
                .post("/mcp")
                .then()
                .statusCode(413)
                .body("error.code", is(-32600));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/json",
                "Application/JSON, Text/Event-Stream",
                "text/event-stream;q=0.9, application/json ; q=0.8",
                "text/html, */*;q=0.1",
                ""
            })
    void a_client_that_takes_json_in_any_words_is_answered(String accept) {
        accepting(accept, Rpc.INITIALIZE).then().statusCode(200).body("result.protocolVersion", is("2025-11-25"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/event-stream",
                "application/xml",
                "application/jsonx",
                "application/json;q=0, */*",
                "application/*;q=0.0"
            })
    void a_client_that_takes_no_json_is_told_so(String accept) {
        accepting(accept, Rpc.INITIALIZE).then().statusCode(406).body("error.code", is(-32600));
    }

    private Response accepting(String accept, String body) {
        var request = given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(body);
        // The test's client would add one.
        return (accept.isEmpty() ? request.header("Accept", ",") : request.header("Accept", accept)).post("/mcp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"tools/list\",\"params\":null",
                "\"tools/list\",\"params\":{\"cursor\":null}",
                "\"tools/list\",\"params\":{\"_meta\":null}",
                "\"ping\",\"params\":null",
                "\"ping\",\"result\":null,\"error\":null",
                "\"tools/call\",\"params\":{\"name\":\"get_user\",\"arguments\":null}",
                "\"tools/call\",\"params\":{\"name\":\"list_tasks\",\"arguments\":{\"status\":null,\"limit\":null}}",
                "\"prompts/get\",\"params\":{\"name\":\"plan_my_day\",\"arguments\":null}",
                "\"prompts/get\",\"params\":{\"name\":\"plan_my_day\",\"arguments\":{\"hours\":null}}",
            })
    void null_counts_as_left_out(String method) {
        String session = Rpc.session(token);
        Rpc.send(token, session, "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":" + method + "}")
                .then()
                .statusCode(200)
                .body("result", notNullValue())
                .body("result.isError", not(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"id\":null,\"method\":\"notifications/initialized\"",
                "\"id\":null,\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1},\"error\":null",
                "\"id\":1,\"method\":null,\"params\":null,\"result\":{},\"error\":null",
                "\"id\":1,\"method\":null,\"error\":{\"code\":1,\"message\":\"no\"}",
            })
    void null_counts_as_left_out_where_nobody_waits_for_an_answer(String members) {
        Rpc.send(token, Rpc.session(token), "{\"jsonrpc\":\"2.0\"," + members + "}")
                .then()
                .statusCode(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"tools/call\",\"params\":null",
                "\"tools/call\",\"params\":{\"name\":null}",
                "\"resources/read\",\"params\":{\"uri\":null}"
            })
    void what_is_needed_is_missed_when_it_is_null(String method) {
        String session = Rpc.session(token);
        Rpc.send(token, session, "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":" + method + "}")
                .then()
                .body("error.code", is(-32602));
    }

    @Test
    void a_request_without_session_is_told_which_header_to_add() {
        accepting("*/*", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}")
                .then()
                .statusCode(400)
                .body("error.message", containsString("MCP-Protocol-Version: 2026-07-28"));
    }

    @Test
    void an_answer_that_the_client_does_not_take_is_not_made() {
        given().header("Authorization", "Bearer " + token)
                .accept("text/html")
                .contentType("application/json")
                .body(Rpc.INITIALIZE)
                .post("/mcp")
                .then()
                .statusCode(406)
                .body("error.code", is(-32600));
    }
}
