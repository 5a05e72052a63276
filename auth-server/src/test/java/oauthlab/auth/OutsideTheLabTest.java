package oauthlab.auth;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without lab mode there are no seeded secrets and no debug pages. */
@QuarkusTest
@TestProfile(OutsideTheLabTest.NoLab.class)
class OutsideTheLabTest {

    public static class NoLab implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "oauthlab.lab-mode", "false",
                    "oauthlab.master-key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
                    "oauthlab.signing-algorithms", "EdDSA",
                    "oauthlab.metrics.token", "metrics-token-of-the-test",
                    "quarkus.datasource.jdbc.url", "jdbc:h2:mem:nolab;DB_CLOSE_DELAY=-1");
        }
    }

    @Test
    void the_debug_page_is_not_there() {
        given().get("/debug/clients").then().statusCode(404);
        given().get("/debug/keys").then().statusCode(404);
    }

    @Test
    void the_first_page_leads_to_nothing_that_is_closed() {
        given().accept("text/html").get("/debug/clients").then().statusCode(404);
        given().accept("text/html")
                .get("/")
                .then()
                .statusCode(200)
                .body(not(containsString("/debug/")))
                .body(not(containsString("/q/")))
                .body(not(containsString("alice")))
                .body(not(containsString("agent-secret")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/openapi",
                "/q/openapi?format=json",
                "/q/swagger-ui",
                "/q/swagger-ui/",
                "/q/swagger-ui/index.html",
                "/q/metrics",
                "/q/metrics/",
                "/q//metrics",
                "/q/%6detrics",
                "/q/./metrics",
                "/q/health/../metrics",
                "/q/health/%2e%2e/metrics",
                "/q/info"
            })
    void the_frameworks_pages_are_not_there_for_strangers(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404);
        given().header("Authorization", "Bearer guess")
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(404);
    }

    @Test
    void an_operator_reads_the_metrics_with_a_token_and_anybody_the_health() {
        given().header("Authorization", "Bearer metrics-token-of-the-test")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("http_server"));
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void administration_needs_a_token_that_was_set() {
        given().header("Authorization", "Bearer x").get("/admin/clients").then().statusCode(404);
        given().header("Authorization", "Bearer x")
                .post("/admin/keys/rotate")
                .then()
                .statusCode(404);
    }

    @Test
    void the_well_known_secrets_open_nothing() {
        given().auth()
                .preemptive()
                .basic("ai-agent-assistant", "agent-secret-67890")
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .then()
                .statusCode(401);
        new TestBrowser().signIn("alice").then().statusCode(401);
    }

    @Test
    void the_chosen_algorithm_is_published() {
        given().get("/.well-known/jwks.json").then().body("keys[0].alg", equalTo("EdDSA"));
    }
}
