package oauthlab.mcp;

import static oauthlab.mcp.StatelessRpc.CAPABILITIES;
import static oauthlab.mcp.StatelessRpc.REVISION;
import static oauthlab.mcp.StatelessRpc.VERSION;
import static oauthlab.mcp.StatelessRpc.body;
import static oauthlab.mcp.StatelessRpc.headers;
import static oauthlab.mcp.StatelessRpc.meta;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request without session says about itself, twice: headers and body must agree. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class RequestMetadataTest {

    private final String token = TestToken.user("tasks:read").sign();

    @BeforeEach
    void forget() {
        StandIns.forget();
    }

    @ParameterizedTest
    @CsvSource({
        "MCP-Protocol-Version, 2025-11-25",
        "Mcp-Method, tools/list",
        "Mcp-Name, get_user",
        "Mcp-Name, =?base64?Z2V0X3VzZXI=?=",
        "Mcp-Name, =?base64?%%%?=",
        "Mcp-Name, =?base64?=",
    })
    void a_header_that_says_something_else_than_the_body_is_refused(String header, String value) {
        var headers = new HashMap<>(headers("tools/call"));
        headers.put("Mcp-Name", "get_task");
        headers.put(header, value);
        mismatch(headers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MCP-Protocol-Version", "Mcp-Method", "Mcp-Name"})
    void a_header_that_is_missing_is_refused(String header) {
        var headers = new HashMap<>(headers("tools/call"));
        headers.put("Mcp-Name", "get_task");
        headers.remove(header);
        mismatch(headers);
    }

    @Test
    void a_name_may_come_encoded() {
        StatelessRpc.request(token, "tools/call", Map.of("name", "get_task", "arguments", Map.of("id", "task-1")))
                .header("Mcp-Name", "=?base64?Z2V0X3Rhc2s=?=")
                .post("/mcp")
                .then()
                .statusCode(200);
    }

    @Test
    void an_unknown_revision_is_told_which_there_are() {
        Rpc.with(token)
                .headers(Map.of("MCP-Protocol-Version", "1900-01-01", "Mcp-Method", "server/discover"))
                .body(body("server/discover", Map.of(), meta().put(VERSION, "1900-01-01")))
                .post("/mcp")
                .then()
                .statusCode(400)
                .body("id", is(7))
                .body("error.code", is(-32022))
                .body("error.data.supported", hasItem(REVISION))
                .body("error.data.requested", is("1900-01-01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {VERSION, CAPABILITIES})
    void what_has_to_stand_in_meta_is_asked_for(String member) {
        JsonObject meta = meta();
        meta.remove(member);
        Rpc.with(token)
                .headers(headers("server/discover"))
                .body(body("server/discover", Map.of(), meta))
                .post("/mcp")
                .then()
                .statusCode(400)
                .body("error.code", is(-32602))
                .body("error.message", containsString(member));
    }

    private void mismatch(Map<String, String> headers) {
        Rpc.with(token)
                .headers(headers)
                .body(body("tools/call", Map.of("name", "get_task", "arguments", Map.of("id", "task-1")), meta()))
                .post("/mcp")
                .then()
                .statusCode(400)
                .body("id", is(7))
                .body("error.code", is(-32020));
    }
}
