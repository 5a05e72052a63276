package oauthlab.mcp;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not answered, and what a session's requests say about their revision. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class NotificationTest {

    private final String token =
            TestToken.user("tasks:read tasks:write user:read").sign();

    /** JSON-RPC 2.0 section 4.1: a notification is never answered, whatever it says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "notifications/initialized",
                "notifications/initialized",
                "notifications/unheard/of",
                "unheard/of",
                "$/setTrace",
                "notifications/progress\",\"params\":{\"name\":1,\"level\":[]},\"x\":\"",
            })
    void a_notification_is_taken_however_often_it_comes_and_whatever_it_is(String method) {
        String session = Rpc.session(token);
        String notification = "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\"}";
        for (int times = 0; times < 3; times++)
            Rpc.send(token, session, notification).then().statusCode(202).body(is(""));
        Rpc.send(token, session, Rpc.call("get_user")).then().statusCode(200).body("id", is(2));
    }

    @Test
    void the_revision_without_sessions_inside_a_session_is_explained() {
        Rpc.with(token)
                .header("Mcp-Session-Id", Rpc.session(token))
                .header("MCP-Protocol-Version", "2026-07-28")
                .body(Rpc.call("get_user"))
                .post("/mcp")
                .then()
                .statusCode(400)
                .body("error.message", containsString("has no sessions"))
                .body("error.message", containsString("MCP-Protocol-Version"));
    }

    @Test
    void a_request_that_forgot_its_id_is_told_so() {
        Rpc.send(token, Rpc.session(token), "{\"jsonrpc\":\"2.0\",\"method\":\"tools/list\"}")
                .then()
                .statusCode(400)
                .body("error.message", containsString("id"));
    }

    /** MCP specification, "Protocol Version Header": 400. */
    @ParameterizedTest
    @ValueSource(strings = {"2030-01-01", "1.0", "latest"})
    void an_unknown_revision_in_the_header_is_named_with_those_that_there_are(String revision) {
        String session = Rpc.session(token);
        for (String message :
                new String[] {Rpc.call("get_user"), "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}"})
            Rpc.with(token)
                    .header("Mcp-Session-Id", session)
                    .header("MCP-Protocol-Version", revision)
                    .body(message)
                    .post("/mcp")
                    .then()
                    .statusCode(400)
                    .body("error.message", containsString("MCP-Protocol-Version"))
                    .body("error.message", containsString("'" + revision + "'"))
                    .body("error.message", containsString("2025-11-25"))
                    .body("error.data.supported[0]", is("2026-07-28"));
        Rpc.with(token)
                .header("Mcp-Session-Id", session)
                .header("MCP-Protocol-Version", revision)
                .get("/mcp")
                .then()
                .statusCode(400)
                .body("error.message", containsString("'" + revision + "'"));
    }
}
