package oauthlab.mcp;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** Requests of the revision 2026-07-28. */
final class StatelessRpc {

    static final String REVISION = "2026-07-28";
    static final String VERSION = "io.modelcontextprotocol/protocolVersion";
    static final String CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";

    private StatelessRpc() {}

    static RequestSpecification request(String token, String method, Map<String, Object> params) {
        return Rpc.with(token).headers(headers(method)).body(body(method, params, meta()));
    }

    /** {@code tools/call} of a tool without arguments. */
    static Response call(String token, String tool) {
        return request(token, "tools/call", Map.of("name", tool))
                .header("Mcp-Name", tool)
                .post("/mcp");
    }

    static Map<String, String> headers(String method) {
        return Map.of("MCP-Protocol-Version", REVISION, "Mcp-Method", method);
    }

    static JsonObject meta() {
        return new JsonObject().put(VERSION, REVISION).put(CAPABILITIES, new JsonObject());
    }

    static String body(String method, Map<String, Object> params, JsonObject meta) {
        return new JsonObject()
                .put("jsonrpc", "2.0")
                .put("id", 7)
                .put("method", method)
                .put("params", new JsonObject(new HashMap<>(params)).put("_meta", meta))
                .encode();
    }
}
