package oauthlab.resource.apikey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import oauthlab.resource.ApiTest;
import org.junit.jupiter.api.Test;

/** With OAuth alone, as usual. */
@QuarkusTest
class AfterTheEndTest extends ApiTest {

    @Test
    void a_key_is_refused_and_the_refusal_names_the_guide() {
        for (String header : new String[] {"X-API-Key", "Authorization"}) {
            given().header(header, (header.equals("Authorization") ? "Bearer " : "") + "key-web-app-13579")
                    .get("/api/tasks")
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", containsString("resource_metadata="))
                    .body("error", equalTo("invalid_token"))
                    .body("error_description", containsString("/from-keys-to-tokens.html"));
        }
    }

    @Test
    void a_late_client_is_counted_by_name_and_an_unknown_key_is_not() {
        for (String key : new String[] {"key-admin-tool-97531", "key-nobody-1"})
            given().header("X-API-Key", key).get("/api/tasks").then().statusCode(401);
        given().get("/q/metrics")
                .then()
                .body(containsString(
                        "oauthlab_client_calls_total{client=\"admin-tool\",credential=\"key\",outcome=\"refused\"}"))
                .body(not(containsString("nobody")));
    }
}
