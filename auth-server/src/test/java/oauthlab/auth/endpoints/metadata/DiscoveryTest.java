package oauthlab.auth.endpoints.metadata;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DiscoveryTest {

    @Test
    @Spec({
        "OAuth 2.1 7.10",
        "RFC 8414 2 c",
        "RFC 8414 3 a",
        "RFC 8414 3.2 a",
        "RFC 9207 2.3",
        "RFC 9700 2.1.1 c",
        "OIDC Discovery 3 a"
    })
    void the_document_says_where_everything_is() {
        given().get("/.well-known/oauth-authorization-server")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("issuer", equalTo("http://localhost:4000"))
                .body("authorization_endpoint", equalTo("http://localhost:4000/oauth/authorize"))
                .body("token_endpoint", equalTo("http://localhost:4000/oauth/token"))
                .body("introspection_endpoint", equalTo("http://localhost:4000/oauth/introspect"))
                .body("revoked_tokens_endpoint", equalTo("http://localhost:4000/oauth/revoked"))
                .body("jwks_uri", equalTo("http://localhost:4000/.well-known/jwks.json"))
                .body("grant_types_supported", hasItems("authorization_code", "client_credentials", "refresh_token"))
                .body("response_types_supported", contains("code"))
                .body("code_challenge_methods_supported", contains("S256"))
                .body("authorization_response_iss_parameter_supported", equalTo(true))
                .body("scopes_supported", hasItem("tasks:read"))
                .body("protected_resources", hasItems("http://localhost:4001", "http://localhost:4002/mcp"))
                .body("revocation_endpoint", equalTo("http://localhost:4000/oauth/revoke"))
                .body("scopes_supported", hasItem("offline_access"));
    }

    @Test
    void the_api_description_and_the_metrics_are_there() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths.'/oauth/token'.post.summary", equalTo("Get a token (RFC 6749 section 3.2)"));
        given().get("/q/swagger-ui/").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
        given().get("/health")
                .then()
                .statusCode(200)
                .body("status", equalTo("ok"))
                .body("service", equalTo("auth-server"));
    }
}
