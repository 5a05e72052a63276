package oauthlab.system.flows;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.Map;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tool of the MCP server that works at Company, with Company's token of its caller. */
@ExtendWith(SharedBroker.class)
class RepositoriesIT {

    private final Lab lab;

    RepositoriesIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void a_user_of_company_sees_what_is_there() {
        String token = CompanySignIn.tokens(lab, "bob", "user:read", lab.mcp() + "/mcp")
                .path("access_token");
        listRepositories(token)
                .then()
                .body("result.isError", equalTo(false))
                .body("result.structuredContent.repositories.name[0]", equalTo("bob/website"))
                .body("result.content[0].text", containsString("bob/website (3 stars)"));
    }

    @Test
    void a_user_with_a_password_has_nothing_there_and_is_told_so() {
        String token =
                Approval.tokens(lab, "alice", "user:read", lab.mcp() + "/mcp").path("access_token");
        listRepositories(token)
                .then()
                .body("result.isError", equalTo(true))
                .body("result.content[0].text", containsString("did not sign in at a provider"));
    }

    @Test
    void a_program_that_acts_for_itself_is_no_user() {
        String token = Api.clientCredentials(
                        lab,
                        "ai-agent-assistant",
                        "agent-secret-67890",
                        Map.of("scope", "user:read", "resource", lab.mcp() + "/mcp"))
                .path("access_token");
        listRepositories(token)
                .then()
                .body("result.isError", equalTo(true))
                .body("result.content[0].text", containsString("Only a user has repositories"));
    }

    private Response listRepositories(String token) {
        return given().header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", "tools/call")
                .header("Mcp-Name", "list_repositories")
                .contentType("application/json")
                .body(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"list_repositories\","
                                + "\"arguments\":{},\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                                + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}")
                .post(lab.mcp() + "/mcp");
    }
}
