package oauthlab.system.attacks;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import oauthlab.shared.secret.Digests;
import oauthlab.system.flows.Approval;
import oauthlab.system.lab.Lab;
import org.junit.jupiter.api.Test;

/**
 * A server that hands on the token it was called with teaches the next one to take tokens that are not for it. The MCP server
 * does not: the API's own log says which tokens came.
 */
class TokenPassThroughIT {

    private static final String CALL =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"list_tasks\","
                    + "\"arguments\":{},\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                    + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}";

    @Test
    void the_callers_token_never_comes_to_the_api() throws IOException {
        try (Lab lab = Lab.start("pass-through", Map.of("LAB_LOG_ADMITTED", "DEBUG"))) {
            String callers = Approval.tokens(lab, "alice", "tasks:read", lab.mcp() + "/mcp")
                    .path("access_token");

            listTasks(lab, callers);

            List<String> admitted = Files.readAllLines(lab.home().resolve("logs/resource-server.log")).stream()
                    .filter(line -> line.contains("token_sha256="))
                    .toList();
            assertEquals(1, admitted.size(), admitted.toString());
            String line = admitted.get(0);
            assertTrue(line.contains("user_id=user-456"), line);
            assertTrue(line.contains("actor=mcp-task-manager"), line);
            assertFalse(line.contains(Digests.sha256(callers)), "it is another token");
            String everything = Files.readString(lab.home().resolve("logs/resource-server.log"))
                    + Files.readString(lab.home().resolve("logs/mcp-task-client.log"));
            assertFalse(everything.contains(callers));
        }
    }

    private static void listTasks(Lab lab, String token) {
        given().header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", "tools/call")
                .header("Mcp-Name", "list_tasks")
                .contentType("application/json")
                .body(CALL)
                .post(lab.mcp() + "/mcp")
                .then()
                .statusCode(200)
                .body("result.isError", is(false));
    }
}
