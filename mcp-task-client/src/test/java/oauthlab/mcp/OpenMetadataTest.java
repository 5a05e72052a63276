package oauthlab.mcp;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that a client reads before anybody knows it. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class OpenMetadataTest {

    private static final String DOCUMENT = "/.well-known/oauth-protected-resource";

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:6274", "https://app.example", "null"})
    void a_page_of_any_origin_reads_them(String origin) {
        for (String path : new String[] {"", "/mcp"}) {
            given().header("Origin", origin)
                    .get(DOCUMENT + path)
                    .then()
                    .statusCode(200)
                    .header("Access-Control-Allow-Origin", "*")
                    .body("resource", is(TestToken.AUDIENCE));
            given().header("Origin", origin)
                    .header("Access-Control-Request-Method", "GET")
                    .header("Access-Control-Request-Headers", "mcp-protocol-version")
                    .options(DOCUMENT + path)
                    .then()
                    .statusCode(204)
                    .header("Access-Control-Allow-Origin", "*")
                    .header("Access-Control-Allow-Headers", containsString("*"));
        }
    }

    @Test
    void everything_else_stays_closed_to_other_origins() {
        for (String path : new String[] {"/mcp", "/health", DOCUMENT + "s", "/.well-known/nothing"})
            given().header("Origin", "https://app.example").get(path).then().statusCode(403);
    }

    @Test
    void a_page_that_may_call_reads_what_the_headers_say() {
        given().header("Origin", "http://localhost:4002")
                .post("/mcp")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", "http://localhost:4002")
                .header("Access-Control-Expose-Headers", containsString("WWW-Authenticate"))
                .header("Access-Control-Expose-Headers", containsString("DPoP-Nonce"))
                .header("Access-Control-Expose-Headers", containsString("Mcp-Session-Id"))
                .header("Access-Control-Expose-Headers", containsString("MCP-Protocol-Version"));
    }

    @Test
    void a_page_that_may_call_may_send_the_headers_of_the_protocol() {
        given().header("Origin", "http://localhost:4002")
                .header("Access-Control-Request-Method", "POST")
                .header(
                        "Access-Control-Request-Headers",
                        "authorization,content-type,dpop,mcp-protocol-version,mcp-session-id,mcp-method,mcp-name")
                .options("/mcp")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Headers", containsString("mcp-session-id"));
    }

    @Test
    void the_document_names_what_a_stranger_can_get() {
        given().get(DOCUMENT).then().body("scopes_supported", contains("tasks:read", "tasks:write", "user:read"));
    }

    @ParameterizedTest
    @CsvSource({
        "oauth-authorization-server, oauth-authorization-server",
        "oauth-authorization-server/mcp, oauth-authorization-server",
        "openid-configuration, openid-configuration",
        "openid-configuration/mcp, openid-configuration"
    })
    void a_client_of_an_older_revision_is_sent_to_the_authorization_server(String asked, String document) {
        given().redirects()
                .follow(false)
                .header("Origin", "https://app.example")
                .header("MCP-Protocol-Version", "2025-03-26")
                .get("/.well-known/" + asked)
                .then()
                .statusCode(307)
                .header("Location", StandIns.issuer + "/.well-known/" + document)
                .header("Access-Control-Allow-Origin", "*");
        given().get("/.well-known/nothing").then().statusCode(404).contentType("application/json");
    }

    @Test
    void the_first_page_is_for_people_and_no_place_for_mcp() {
        given().accept("text/html,*/*;q=0.8")
                .get("/")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("href=\"/.well-known/oauth-protected-resource/mcp\""));
        given().get("/pages.css").then().statusCode(200);
        given().get("/").then().statusCode(200).body("service", is("mcp-task-client"));
        given().accept("text/event-stream").get("/").then().statusCode(404).contentType("application/json");
        given().accept("application/json, text/event-stream")
                .contentType("application/json")
                .body("{}")
                .post("/")
                .then()
                .statusCode(404);
    }
}
