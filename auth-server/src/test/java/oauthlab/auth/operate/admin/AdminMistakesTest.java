package oauthlab.auth.operate.admin;

import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import oauthlab.auth.TestAdmin;
import oauthlab.auth.clients.Clients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An administrator who mistypes gives less than was meant, never more. */
@QuarkusTest
class AdminMistakesTest {

    private final String id = "machine-" + UUID.randomUUID();

    @Inject
    Clients clients;

    @AfterEach
    void leaveNothing() {
        clients.remove(id);
    }

    @Test
    void a_member_that_is_not_known_is_named_and_nothing_is_made() {
        add("scopes", "tasks:read")
                .then()
                .statusCode(400)
                .body("error_description", startsWith("Unknown parameter 'scopes'. Possible: access_token_format "));
        assertTrue(clients.find(id).isEmpty());
        for (String order : new String[] {"secret", "disable", "enable"})
            TestAdmin.request()
                    .formParam("scop", "x")
                    .post("/admin/clients/" + id + "/" + order)
                    .then()
                    .statusCode(400)
                    .body("error_description", startsWith("Unknown parameter 'scop'"));
        TestAdmin.request()
                .formParam("raeson", "compromised")
                .post("/admin/keys/rotate")
                .then()
                .statusCode(400)
                .body("error_description", startsWith("Unknown parameter 'raeson'"));
        TestAdmin.request().get("/admin/clients?limt=1").then().statusCode(400);
    }

    @Test
    void without_scope_a_client_has_none() {
        add("client_name", "A machine").then().statusCode(201);
        assertTrue(clients.find(id).orElseThrow().scopes().isEmpty());
    }

    private Response add(String member, String value) {
        return TestAdmin.request()
                .formParam("client_id", id)
                .formParam(member, value)
                .post("/admin/clients");
    }
}
