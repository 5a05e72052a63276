package oauthlab.auth.endpoints.register;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an application can do with its registration, and what it cannot. */
@QuarkusTest
class RegistrationManagementTest {

    private static final String MACHINE = "\"grant_types\":[\"client_credentials\"],\"response_types\":[]";

    private Response registered;
    private String clientId;

    @BeforeEach
    void register() {
        registered = send("{\"client_uri\":\"https://app.example/\"," + MACHINE + "}")
                .post("/oauth/register");
        clientId = registered.path("client_id");
    }

    @Test
    @Spec("RFC 7591 3.2.1 c")
    void every_client_has_an_id_of_its_own() {
        assertNotEquals(
                clientId, send("{" + MACHINE + "}").post("/oauth/register").path("client_id"));
    }

    @Test
    @Spec("RFC 7592 2.2 a")
    void the_client_id_cannot_be_changed() {
        change("{\"client_id\":\"web-app\"," + MACHINE + "}")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
        change("{\"client_id\":\"" + clientId + "\"," + MACHINE + "}").then().statusCode(200);
    }

    @Test
    @Spec("RFC 7592 2.2 b")
    void what_is_not_said_again_is_gone() {
        registered.then().body("client_uri", equalTo("https://app.example/"));
        change("{" + MACHINE + "}").then().statusCode(200).body("client_uri", nullValue());
        given().header("Authorization", bearer()).get(path()).then().body("client_uri", nullValue());
    }

    @Test
    @Spec("RFC 7592 2.2 c")
    void a_client_cannot_choose_its_own_secret() {
        change("{\"client_secret\":\"easy\"," + MACHINE + "}").then().body("client_secret", nullValue());
        token("easy").then().statusCode(401);
        token(registered.path("client_secret")).then().statusCode(200);
    }

    private Response token(String secret) {
        return given().auth()
                .preemptive()
                .basic(clientId, secret)
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token");
    }

    private Response change(String body) {
        return send(body).header("Authorization", bearer()).put(path());
    }

    private String bearer() {
        return "Bearer " + registered.path("registration_access_token");
    }

    private String path() {
        return "/oauth/register/" + clientId;
    }

    private static io.restassured.specification.RequestSpecification send(String body) {
        return given().contentType("application/json").body(body);
    }
}
