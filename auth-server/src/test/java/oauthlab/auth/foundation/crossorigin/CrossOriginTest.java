package oauthlab.auth.foundation.crossorigin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CrossOriginTest {

    @ParameterizedTest
    @CsvSource({
        "/.well-known/oauth-authorization-server, GET, mcp-protocol-version",
        "/.well-known/openid-configuration, GET, mcp-protocol-version",
        "/.well-known/jwks.json, GET, mcp-protocol-version",
        "/oauth/token, POST, authorization",
        "/oauth/token, POST, dpop",
        "/oauth/register, POST, mcp-protocol-version",
        "/oauth/register/some-client, DELETE, authorization",
        "/oauth/userinfo, GET, x-requested-with"
    })
    void a_browser_may_send_any_header_to_what_looks_at_no_cookie(String path, String method, String header) {
        preflight(path, method, header)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Access-Control-Allow-Methods", containsStringIgnoringCase(method))
                .header("Access-Control-Allow-Headers", containsStringIgnoringCase(header));
    }

    @Test
    void a_page_is_not_opened_to_another_origin() {
        for (String page : new String[] {"/oauth/authorize", "/login", "/consent", "/consents"})
            preflight(page, "POST", "content-type").then().header("Access-Control-Allow-Origin", nullValue());
    }

    private static Response preflight(String path, String method, String header) {
        return given().header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", header)
                .options(path);
    }
}
