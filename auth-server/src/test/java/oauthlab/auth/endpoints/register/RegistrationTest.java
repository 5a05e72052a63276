package oauthlab.auth.endpoints.register;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RegistrationTest {

    private static final String NATIVE = """
            {"client_name":"My agent","application_type":"native","redirect_uris":["http://127.0.0.1/callback"],
             "token_endpoint_auth_method":"none","grant_types":["authorization_code","refresh_token"],
             "client_uri":"https://agent.example/","x_unknown":{"a":1}}""";

    @Test
    @Spec({
        "RFC 6749 10.1",
        "RFC 7591 2 a",
        "RFC 7591 3 a",
        "RFC 7591 3.2.1 a",
        "RFC 7591 3.2.1 b",
        "RFC 7592 3",
        "RFC 8252 8.5"
    })
    void a_public_application_registers_and_gets_a_token() {
        Response registered = register(NATIVE);
        registered
                .then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("client_id", notNullValue())
                .body("client_secret", nullValue())
                .body("client_name", equalTo("My agent"))
                .body("client_uri", equalTo("https://agent.example/"))
                .body("response_types", hasItem("code"))
                .body("registration_access_token", notNullValue())
                .body("registration_client_uri", containsString("/oauth/register/"));
        CodeVerifier verifier = CodeVerifier.random();
        var request = TestRequests.authorization(verifier);
        request.put("client_id", registered.path("client_id"));
        var browser = new TestBrowser();
        browser.signIn("alice");
        Response page = browser.get(
                "/consent?request=" + URLEncoder.encode(TestRequests.query(request), StandardCharsets.UTF_8));
        Response redirect = browser.submit(page, "/consent", Map.of("decision", "approve"));
        var form = TestRequests.redemption(TestBrowser.locationParameter(redirect, "code"), verifier);
        form.put("client_id", registered.path("client_id"));
        TestRequests.token(form).then().statusCode(200).body("refresh_token", notNullValue());
    }

    @Test
    @Spec({"RFC 6749 2.3.2", "RFC 7591 2 d", "RFC 7591 3.2.1 a"})
    void a_confidential_application_gets_a_secret_that_works() {
        Response registered = register("{\"grant_types\":[\"client_credentials\"],\"response_types\":[]}");
        registered
                .then()
                .statusCode(201)
                .body("client_secret_expires_at", equalTo(0))
                .body("token_endpoint_auth_method", equalTo("client_secret_basic"));
        given().auth()
                .preemptive()
                .basic(registered.path("client_id"), registered.path("client_secret"))
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .then()
                .statusCode(200);
        given().formParam("grant_type", "client_credentials")
                .formParam("client_id", (String) registered.path("client_id"))
                .formParam("client_secret", (String) registered.path("client_secret"))
                .post("/oauth/token")
                .then()
                .statusCode(200);
    }

    @Test
    @Spec({"RFC 7592 2.1 a", "RFC 7592 2.1 b", "RFC 7592 2.3"})
    void the_owner_reads_changes_and_ends_its_registration() {
        Response registered = register(NATIVE);
        String path = path(registered);
        String token = registered.path("registration_access_token");
        managed(token).get(path).then().statusCode(200).body("client_name", equalTo("My agent"));
        managed(token)
                .contentType("application/json")
                .body(NATIVE.replace("My agent", "Renamed"))
                .put(path)
                .then()
                .statusCode(200)
                .body("client_name", equalTo("Renamed"))
                .body("registration_access_token", equalTo(token));
        managed(token).get(path).then().body("client_name", equalTo("Renamed"));
        managed(token).delete(path).then().statusCode(204);
        managed(token).get(path).then().statusCode(401);
        TestRequests.token(Map.of(
                        "grant_type", "refresh_token", "client_id", registered.path("client_id"), "refresh_token", "x"))
                .then()
                .statusCode(401);
    }

    @Test
    void a_change_keeps_the_secret() {
        Response registered = register("{\"grant_types\":[\"client_credentials\"],\"response_types\":[]}");
        managed(registered.path("registration_access_token"))
                .contentType("application/json")
                .body("{\"client_name\":\"New name\",\"grant_types\":[\"client_credentials\"],\"response_types\":[]}")
                .put(path(registered))
                .then()
                .statusCode(200)
                .body("client_secret", nullValue());
        given().auth()
                .preemptive()
                .basic(registered.path("client_id"), registered.path("client_secret"))
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .then()
                .statusCode(200);
    }

    @Test
    @Spec("RFC 7592 2")
    void nobody_else_reaches_a_registration() {
        Response one = register(NATIVE);
        Response other = register(NATIVE);
        managed(other.path("registration_access_token"))
                .get(path(one))
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("invalid_token"));
        given().get(path(one)).then().statusCode(401);
        managed("x").delete("/oauth/register/web-app").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example/callback",
                "https://a.example/#fragment",
                "https://user@a.example/",
                "https://*.example/",
                "javascript:alert(1)",
                "data:text/html,x",
                "/relative",
                "https:///nohost",
                "http://127.0.0.1.evil.example/",
                "http://localhost@evil.example/",
                "HTTP://evil.example/callback",
                "JavaScript:alert(1)",
                "ms-msdt:/id",
                "search-ms:query"
            })
    @Spec({"RFC 6749 3.1.2 a", "RFC 7591 3.2.2", "RFC 9700 2.6 a"})
    void a_redirect_uri_that_leads_astray_is_refused(String uri) {
        register("{\"token_endpoint_auth_method\":\"none\",\"redirect_uris\":[\"" + uri + "\"]}")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_redirect_uri"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example/cb",
                "http://[::1]/cb",
                "com.example.app:/cb",
                "http://localhost:8080/cb",
                "cursor://anysphere.cursor-mcp/oauth/callback",
                "HTTPS://a.example/cb"
            })
    @Spec("RFC 8252 7")
    void a_redirect_uri_of_the_usual_kinds_is_taken(String uri) {
        register("{\"token_endpoint_auth_method\":\"none\",\"redirect_uris\":[\"" + uri + "\"]}")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | redirect_uris is missing",
                "{\"redirect_uris\":[\"https://a.example/\"],\"grant_types\":[\"implicit\"]} | implicit",
                "{\"redirect_uris\":[\"https://a.example/\"],\"grant_types\":[\"password\"]} | password",
                "{\"redirect_uris\":[\"https://a.example/\"],\"response_types\":[\"token\"]} | response_types",
                "{\"grant_types\":[\"client_credentials\"],\"scope\":\"admin\"} | admin",
                "{\"redirect_uris\":[\"https://a.example/\"],\"token_endpoint_auth_method\":\"private_key_jwt\"} | jwks",
                "{\"redirect_uris\":[\"https://a.example/\"],\"token_endpoint_auth_method\":\"none\",\"grant_types\":[\"client_credentials\"]} | prove",
                "{\"redirect_uris\":[\"https://a.example/\"],\"jwks\":{\"keys\":[]},\"jwks_uri\":\"https://a.example/\"} | both"
            })
    @Spec({"RFC 6749 3.1.2.2", "RFC 7591 2 b", "RFC 7591 2 c", "RFC 7591 2.1", "RFC 7591 3.2.2"})
    void a_description_that_cannot_be_accepted_says_why(String body, String why) {
        register(body)
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_client_metadata"))
                .body("error_description", containsString(why));
    }

    @Test
    void as_many_and_as_long_addresses_as_the_rules_allow_are_kept() {
        String uri = "https://a.example/" + "x".repeat(980);
        String list = "[" + "\"" + uri + "\"" + (",\"" + uri + "\"").repeat(9) + "]";
        register("{\"redirect_uris\":" + list + "}").then().statusCode(201);
        register("{\"redirect_uris\":[\"https://a.example/\"],\"post_logout_redirect_uris\":" + list + "}")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "\"x\"", "{\"redirect_uris\":\"x\"}", "{\"client_name\":{}}"})
    void what_is_no_description_is_refused(String body) {
        register(body).then().statusCode(400);
    }

    @Test
    @Spec("RFC 7591 3 a")
    void a_form_is_no_description() {
        given().formParam("client_name", "x").post("/oauth/register").then().statusCode(400);
        register("{\"client_name\":\"" + "x".repeat(20_000) + "\"}").then().statusCode(413);
    }

    private static Response register(String body) {
        return given().contentType("application/json").body(body).post("/oauth/register");
    }

    private static io.restassured.specification.RequestSpecification managed(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static String path(Response registered) {
        return "/oauth/register/" + registered.path("client_id");
    }
}
