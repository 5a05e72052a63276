package oauthlab.mcp;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Messages of clients that have an API key, one of those that the lessons print. */
final class KeyRpc {

    static final String WEB_APP = "key-web-app-13579";
    static final String MOBILE_APP = "key-mobile-app-24680";
    static final String ADMIN_TOOL = "key-admin-tool-97531";

    private KeyRpc() {}

    static RequestSpecification with(String key) {
        return Rpc.bare().header("X-API-Key", key);
    }

    /** The number of a new session. */
    static String session(String key) {
        return Rpc.session(with(key));
    }

    /** Calls the tool in a new session. */
    static Response call(String key, String tool) {
        return send(key, session(key), Rpc.call(tool));
    }

    static Response send(String key, String session, String message) {
        return with(key).header("Mcp-Session-Id", session).body(message).post("/mcp");
    }
}
