package oauthlab.auth.endpoints.register;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RegistrationKeysTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"jwks\":{\"keys\":\"x\"}",
                "\"jwks\":{\"keys\":[1]}",
                "\"jwks\":1,\"token_endpoint_auth_method\":\"private_key_jwt\"",
                "\"jwks\":{\"keys\":[]},\"token_endpoint_auth_method\":\"private_key_jwt\"",
                "\"jwks_uri\":\"/here\"",
                "\"jwks_uri\":\"http://[\"",
                "\"jwks_uri\":\"\\u0000\""
            })
    void keys_that_are_none_are_refused(String member) {
        register("{\"redirect_uris\":[\"https://a.example/\"]," + member + "}")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_client_metadata"));
        register("{\"redirect_uris\":[\"https://a.example/\"],\"jwks_uri\":\"https://a.example/" + "x".repeat(1000)
                        + "\"}")
                .then()
                .statusCode(400);
    }

    @Test
    void a_private_key_is_refused() {
        String key = "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
                + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\",\"d\":\"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI\"}";
        register("{\"redirect_uris\":[\"https://a.example/\"],\"jwks\":{\"keys\":[" + key + "]}}")
                .then()
                .statusCode(400)
                .body("error_description", containsString("public keys only"));
    }

    private static Response register(String body) {
        return given().contentType("application/json").body(body).post("/oauth/register");
    }
}
