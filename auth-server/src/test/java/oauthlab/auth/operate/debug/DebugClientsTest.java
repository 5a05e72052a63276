package oauthlab.auth.operate.debug;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import oauthlab.shared.secret.Digests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DebugClientsTest {

    @Test
    void the_seeded_clients_are_listed() {
        given().get("/debug/clients")
                .then()
                .statusCode(200)
                .body("total", equalTo(5))
                .body(
                        "clients.client_id",
                        contains("agent-cli", "ai-agent-assistant", "mcp-task-manager", "task-api", "web-app"));
    }

    @Test
    void neither_a_secret_nor_its_digest_is_shown() {
        given().get("/debug/clients")
                .then()
                .body(not(containsString("agent-secret-67890")))
                .body(not(containsString(Digests.sha256("agent-secret-67890"))));
    }

    @Test
    void the_list_has_pages() {
        given().get("/debug/clients?limit=2&offset=1")
                .then()
                .body("clients.client_id", contains("ai-agent-assistant", "mcp-task-manager"))
                .body("total", equalTo(5));
        given().get("/debug/clients?offset=99").then().body("clients", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "offset=-1", "offset=99999999999"})
    void a_page_that_cannot_be_is_refused(String query) {
        given().get("/debug/clients?" + query).then().statusCode(400).body("error", equalTo("invalid_request"));
    }
}
