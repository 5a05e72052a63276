package oauthlab.mcp;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Messages as curl would send them. */
final class Rpc {

    static final String INITIALIZE = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":"
            + "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}";

    private Rpc() {}

    static RequestSpecification bare() {
        return given().header("Accept", "application/json, text/event-stream").contentType("application/json");
    }

    static RequestSpecification with(String token) {
        return bare().header("Authorization", "Bearer " + token);
    }

    /** The number of a new session. */
    static String session(String token) {
        return session(with(token));
    }

    static String session(RequestSpecification caller) {
        return caller.body(INITIALIZE)
                .post("/mcp")
                .then()
                .statusCode(200)
                .extract()
                .header("Mcp-Session-Id");
    }

    static Response send(String token, String session, String message) {
        return with(token).header("Mcp-Session-Id", session).body(message).post("/mcp");
    }

    /** {@code tools/call} of a tool without arguments. */
    static String call(String tool) {
        return "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\"}}";
    }
}
