package oauthlab.system.attacks;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import oauthlab.system.lab.Lab;

/** Tools, called in the revision 2026-07-28. */
final class McpCalls {

    private McpCalls() {}

    /** @param arguments as JSON */
    static Response call(Lab lab, String token, String tool, String arguments) {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                + "\",\"arguments\":" + arguments
                + ",\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
        return given().header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", "tools/call")
                .header("Mcp-Name", tool)
                .contentType("application/json")
                .body(body)
                .post(lab.mcp() + "/mcp");
    }
}
