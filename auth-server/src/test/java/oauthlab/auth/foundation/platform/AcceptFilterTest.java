package oauthlab.auth.foundation.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client says in Accept makes no difference. */
@QuarkusTest
class AcceptFilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/x-www-form-urlencoded",
                "text/html, application/xhtml+xml",
                "application/json;q=0",
                "image/png",
                "json",
                "a/b/c;;=",
                ""
            })
    void everybody_gets_json_where_json_is(String accept) {
        asking(accept)
                .auth()
                .preemptive()
                .basic("ai-agent-assistant", "agent-secret-67890")
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .then()
                .statusCode(200)
                .body("access_token", notNullValue());
        asking(accept)
                .formParam("grant_type", "x")
                .post("/oauth/token")
                .then()
                .statusCode(401)
                .body("error", is("invalid_client"));
        asking(accept)
                .contentType("application/json")
                .body("{\"redirect_uris\":[\"https://app.example/cb\"]}")
                .post("/oauth/register")
                .then()
                .statusCode(201)
                .contentType(startsWith("application/json"));
        asking(accept).get("/.well-known/jwks.json").then().statusCode(200).body("$", hasKey("keys"));
        asking(accept)
                .get("/.well-known/oauth-authorization-server")
                .then()
                .statusCode(200)
                .body("$", hasKey("issuer"));
        asking(accept).get("/oauth/userinfo").then().statusCode(401);
    }

    private static RequestSpecification asking(String accept) {
        return given().header("Accept", accept);
    }
}
