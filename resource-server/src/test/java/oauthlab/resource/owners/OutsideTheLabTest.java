package oauthlab.resource.owners;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import oauthlab.resource.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the lessons' clients may is nothing outside the lab, whatever is set. */
@QuarkusTest
@TestProfile(OutsideTheLabTest.NoLab.class)
class OutsideTheLabTest extends ApiTest {

    public static class NoLab implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "oauthlab.lab-mode",
                    "false",
                    "oauthlab.client-secret",
                    "a secret of its own",
                    "oauthlab.revoked.read-every",
                    "PT0S",
                    "oauthlab.metrics.token",
                    "for those who watch",
                    "quarkus.datasource.jdbc.url",
                    "jdbc:h2:mem:nolab;DB_CLOSE_DELAY=-1");
        }
    }

    @Test
    void every_client_works_in_its_own_workspace() {
        String id = createTask(asUser("user-123"), "{\"title\":\"Buy milk\"}");
        for (String client : new String[] {"ai-agent-assistant", "mcp-task-manager", "user-123"}) {
            asClient(client).get("/api/tasks/" + id).then().statusCode(404);
            created(asClient(client), "{\"title\":\"mine\"}").body("user_id", is(client));
            asClient(client).get("/api/tasks").then().body("total", is(1));
            asClient(client).get("/api/user").then().statusCode(403);
        }
        asUser("user-123").get("/api/tasks").then().body("total", is(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/metrics",
                "/q/metrics/",
                "/q//metrics",
                "/q/%6detrics",
                "/q/health/../metrics",
                "/q/openapi",
                "/q/swagger-ui",
                "/q/swagger-ui/index.html"
            })
    void the_frameworks_pages_are_not_there_for_strangers(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404);
    }

    @Test
    void an_operator_reads_the_metrics_with_a_token_and_anybody_the_health() {
        given().header("Authorization", "Bearer for those who watch")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("jvm_info"));
        given().get("/q/health/ready").then().statusCode(200);
    }
}
