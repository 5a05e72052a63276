package oauthlab.auth.endpoints.register;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scope that an application registers with is what it happens to know at that moment. */
@QuarkusTest
class RegisteredScopesTest {

    @ParameterizedTest
    @CsvSource({
        "none, authorization_code, code",
        "client_secret_basic, authorization_code, code",
        "none, urn:ietf:params:oauth:grant-type:device_code,"
    })
    void who_has_users_may_ask_them_for_more_later(String method, String grant, String responseType) {
        register(method, grant, responseType).body("scope", containsString("tasks:write"));
    }

    @ParameterizedTest
    @CsvSource({"authorization_code, code", "client_credentials,"})
    void who_also_acts_for_itself_stays_with_what_it_said(String other, String responseType) {
        register("client_secret_basic", "client_credentials\",\"" + other, responseType)
                .body("scope", equalTo("tasks:read"));
    }

    private static io.restassured.response.ValidatableResponse register(
            String method, String grants, String responseType) {
        String types = responseType == null ? "[]" : "[\"" + responseType + "\"]";
        return given().contentType("application/json")
                .body("{\"redirect_uris\":[\"https://a.example/\"],\"scope\":\"tasks:read\","
                        + "\"token_endpoint_auth_method\":\"" + method + "\",\"grant_types\":[\"" + grants
                        + "\"],\"response_types\":" + types + "}")
                .post("/oauth/register")
                .then()
                .statusCode(201);
    }
}
