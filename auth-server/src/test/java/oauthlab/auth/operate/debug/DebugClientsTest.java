package oauthlab.auth.operate.debug;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import oauthlab.shared.secret.Digests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DebugClientsTest {

    /** All ids. Tests that ran before have registered clients of their own. */
    private static List<String> all() {
        var all = new ArrayList<String>();
        int total = total();
        while (all.size() < total)
            all.addAll(
                    given().get("/debug/clients?limit=200&offset=" + all.size()).path("clients.client_id"));
        return all;
    }

    private static int total() {
        return given().get("/debug/clients?limit=1")
                .then()
                .statusCode(200)
                .extract()
                .path("total");
    }

    @Test
    void the_seeded_clients_are_listed() {
        List<String> seeded = new ArrayList<>(all());
        seeded.retainAll(Set.of("agent-cli", "ai-agent-assistant", "mcp-task-manager", "task-api", "web-app"));
        assertEquals(List.of("agent-cli", "ai-agent-assistant", "mcp-task-manager", "task-api", "web-app"), seeded);
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
                .body("clients.client_id", equalTo(all().subList(1, 3)))
                .body("total", equalTo(total()));
        given().get("/debug/clients?offset=99999").then().body("clients", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "offset=-1", "offset=99999999999"})
    void a_page_that_cannot_be_is_refused(String query) {
        given().get("/debug/clients?" + query).then().statusCode(400).body("error", equalTo("invalid_request"));
    }
}
