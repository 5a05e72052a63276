package oauthlab.resource.apikey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import oauthlab.resource.ApiTest;
import org.junit.jupiter.api.Test;

/** Before OAuth: keys alone. */
@QuarkusTest
@TestProfile(ModesTest.KeysOnly.class)
class ModesTest extends ApiTest {

    public static class KeysOnly implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "oauthlab.auth-mode",
                    "api_key",
                    "quarkus.datasource.jdbc.url",
                    "jdbc:h2:mem:keys;DB_CLOSE_DELAY=-1");
        }
    }

    @Test
    void keys_open_the_api_and_nothing_says_that_they_end() {
        given().header("X-API-Key", "key-web-app-13579")
                .get("/api/tasks")
                .then()
                .statusCode(200)
                .header("Deprecation", nullValue());
    }

    @Test
    void who_calls_is_counted_before_the_move_begins() {
        given().header("X-API-Key", "key-mobile-app-24680").get("/api/tasks");
        given().get("/q/metrics")
                .then()
                .body(
                        containsString(
                                "oauthlab_client_calls_total{client=\"mobile-app\",credential=\"key\",outcome=\"accepted\"} 1.0"));
    }

    @Test
    void a_good_token_opens_nothing() {
        asUser(somebody())
                .get("/api/tasks")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_token"))
                .body("error_description", containsString("apikey"));
    }
}
