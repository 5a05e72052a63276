package oauthlab.resource.metadata;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import oauthlab.resource.ApiTest;
import oauthlab.resource.TestToken;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MetadataTest extends ApiTest {

    @Test
    void the_document_names_this_api_and_the_authorization_server() {
        given().get("/.well-known/oauth-protected-resource")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("resource", is(TestToken.AUDIENCE))
                .body("authorization_servers", contains(issuer.issuer()))
                .body("scopes_supported", contains("tasks:read", "tasks:write", "user:read", "user:write"))
                .body("bearer_methods_supported", contains("header"));
    }

    @Test
    void the_first_page_says_what_this_is_and_leads_on() {
        given().accept("text/html,*/*;q=0.8")
                .get("/")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("task API"))
                .body(containsString("href=\"/.well-known/oauth-protected-resource\""));
        given().get("/pages.css").then().statusCode(200);
        given().get("/").then().statusCode(200).body("service", is("resource-server"));
    }

    @Test
    void the_service_says_that_it_is_up() {
        given().get("/health").then().statusCode(200).body("status", is("ok")).body("service", is("resource-server"));
        given().get("/q/health/ready").then().statusCode(200).body("status", is("UP"));
    }

    @Test
    void a_browser_may_read_the_challenge() {
        given().header("Origin", "http://localhost:3000")
                .get("/api/tasks")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", "http://localhost:3000")
                .header("Access-Control-Expose-Headers", containsString("WWW-Authenticate"))
                .header("Access-Control-Expose-Headers", containsString("DPoP-Nonce"))
                .header("Access-Control-Expose-Headers", containsString("MCP-Protocol-Version"));
    }

    /** RFC 9728: a client in a browser reads it before anybody knows that client. */
    @Test
    void a_page_of_any_origin_reads_the_document() {
        for (String origin : new String[] {"http://localhost:6274", "https://app.example", "null"}) {
            given().header("Origin", origin)
                    .get("/.well-known/oauth-protected-resource")
                    .then()
                    .statusCode(200)
                    .header("Access-Control-Allow-Origin", "*")
                    .body("resource", is(TestToken.AUDIENCE));
            given().header("Origin", origin)
                    .header("Access-Control-Request-Method", "GET")
                    .header("Access-Control-Request-Headers", "mcp-protocol-version")
                    .options("/.well-known/oauth-protected-resource")
                    .then()
                    .statusCode(204)
                    .header("Access-Control-Allow-Origin", "*")
                    .header("Access-Control-Allow-Headers", containsString("*"));
        }
        given().header("Origin", "https://app.example")
                .get("/.well-known/oauth-protected-resourcefulness")
                .then()
                .statusCode(403);
    }

    @Test
    void a_page_of_an_unknown_origin_is_refused() {
        given().header("Origin", "http://evil.example").get("/api/tasks").then().statusCode(403);
    }

    @Test
    void metrics_and_the_api_description_are_there() {
        given().get("/q/metrics").then().statusCode(200).body(containsString("http_server_requests"));
        given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/api/tasks'.get.security[0].bearer", is(java.util.List.of()))
                .body("components.securitySchemes.bearer.scheme", is("bearer"));
        given().get("/q/swagger-ui/").then().statusCode(200);
    }
}
