package oauthlab.mcp;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Outside the lab strangers do not see what the server does. */
@QuarkusTest
@TestProfile(OutsideTheLabTest.NoLab.class)
@QuarkusTestResource(StandIns.class)
class OutsideTheLabTest {

    public static final class NoLab implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "oauthlab.lab-mode", "false",
                    "oauthlab.client-secret", "a secret of its own",
                    "oauthlab.metrics.token", "for those who watch");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/metrics",
                "/q/metrics/",
                "/q//metrics",
                "/q/%6detrics",
                "/q/health/../metrics",
                "/q/info",
                "/q/openapi"
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
        given().header("Authorization", "Bearer for those who watch")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("jvm_info"));
        given().get("/q/health/ready").then().statusCode(200);
    }
}
