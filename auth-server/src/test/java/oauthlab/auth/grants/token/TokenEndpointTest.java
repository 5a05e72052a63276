package oauthlab.auth.grants.token;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import oauthlab.auth.TestRequests;
import oauthlab.shared.spec.Spec;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TokenEndpointTest {

    @Test
    @Spec({
        "RFC 6749 2.3 a",
        "RFC 6749 2.3.1 a",
        "RFC 6749 4.4.2",
        "RFC 6749 5.1 a",
        "RFC 6749 5.1 b",
        "OIDC Core 3.1.3.3"
    })
    void a_client_gets_a_token_with_basic_authentication() {
        basic("ai-agent-assistant", "agent-secret-67890")
                .formParam("grant_type", "client_credentials")
                .formParam("scope", "tasks:read")
                .post("/oauth/token")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .contentType("application/json")
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(3600))
                .body("scope", equalTo("tasks:read"))
                .body("refresh_token", nullValue());
    }

    @Test
    @Spec({"RFC 6749 3.3 a", "RFC 6749 3.3 b", "OAuth 2.1 2.4.1"})
    void a_client_gets_a_token_with_its_secret_in_the_form() {
        post("grant_type=client_credentials&client_id=ai-agent-assistant&client_secret=agent-secret-67890")
                .statusCode(200)
                .body("scope", equalTo("tasks:read tasks:write user:read"));
    }

    @Test
    @Spec({"RFC 9068 2.1 c", "RFC 9068 2.2", "RFC 9068 3"})
    void the_token_is_a_jwt_as_rfc_9068_describes() throws Exception {
        var context = new JwtConsumerBuilder()
                .setSkipSignatureVerification()
                .setExpectedType(true, "at+jwt")
                .setExpectedAudience(TestRequests.TASK_API)
                .build()
                .process(TestRequests.clientToken());
        JwtClaims claims = context.getJwtClaims();
        assertEquals("http://localhost:4000", claims.getIssuer());
        assertEquals("ai-agent-assistant", claims.getSubject());
        assertEquals("ai-agent-assistant", claims.getStringClaimValue("client_id"));
        assertEquals("tasks:read tasks:write user:read", claims.getStringClaimValue("scope"));
        assertEquals(
                3600,
                claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue());
        assertEquals("ES256", context.getJoseObjects().get(0).getAlgorithmHeaderValue());
    }

    @Test
    @Spec("RFC 9068 2.2")
    void every_token_has_an_id_of_its_own() throws Exception {
        assertNotEquals(
                claims(TestRequests.clientToken()).getJwtId(),
                claims(TestRequests.clientToken()).getJwtId());
    }

    @Test
    void the_audience_is_the_resource_that_was_asked_for() throws Exception {
        String token = basic("ai-agent-assistant", "agent-secret-67890")
                .formParam("grant_type", "client_credentials")
                .formParam("resource", "http://localhost:4002/mcp")
                .post("/oauth/token")
                .path("access_token");
        assertEquals("http://localhost:4002/mcp", claims(token).getAudience().get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client_id=ai-agent-assistant&client_secret=agent-secret-67890 | 400 | invalid_request",
                "grant_type=password&client_id=ai-agent-assistant&client_secret=agent-secret-67890 | 400 | unsupported_grant_type",
                "grant_type=refresh_token&client_id=ai-agent-assistant&client_secret=agent-secret-67890 | 400 | unauthorized_client",
                "grant_type=client_credentials | 401 | invalid_client",
                "grant_type=client_credentials&client_id=nobody&client_secret=x | 401 | invalid_client",
                "grant_type=client_credentials&client_id=ai-agent-assistant | 401 | invalid_client",
                "grant_type=client_credentials&client_id=ai-agent-assistant&client_secret=wrong | 401 | invalid_client",
                "grant_type=client_credentials&client_id=agent-cli&client_secret=any | 401 | invalid_client",
                "grant_type=client_credentials&client_id=agent-cli | 400 | unauthorized_client",
                "grant_type=client_credentials&client_id=web-app&client_secret=webapp-secret-abcdef | 400 | unauthorized_client",
                "grant_type=client_credentials&client_id=ai-agent-assistant&client_secret=agent-secret-67890&scope=user:write | 400 | invalid_scope",
                "grant_type=client_credentials&client_id=ai-agent-assistant&client_secret=agent-secret-67890&scope=%22 | 400 | invalid_scope",
                "grant_type=client_credentials&client_id=ai-agent-assistant&client_secret=agent-secret-67890&scope=+ | 400 | invalid_scope",
                "grant_type=client_credentials&client_id=ai-agent-assistant&client_secret=agent-secret-67890&resource=http://elsewhere | 400 | invalid_target",
                "grant_type=client_credentials&grant_type=client_credentials&client_id=a&client_secret=b | 400 | invalid_request",
                "grant_type=%zz | 400 | invalid_request",
                "grant_type=%ff | 400 | invalid_request",
                "grant_type=a%00b | 400 | invalid_request",
            })
    @Spec({
        "RFC 6749 3.2 c",
        "RFC 6749 3.2.1",
        "RFC 6749 3.3 c",
        "RFC 6749 4.4",
        "RFC 6749 4.4.2",
        "RFC 6749 5.2 a",
        "RFC 8707 2",
        "RFC 9700 2.4"
    })
    void a_bad_request_is_refused_with_its_own_code(String body, int status, String error) {
        post(body)
                .statusCode(status)
                .header("Cache-Control", "no-store")
                .body("error", equalTo(error))
                .body("error_description", not(containsString("agent-secret")));
    }

    @Test
    @Spec("RFC 6749 5.2 b")
    void a_401_says_how_to_authenticate() {
        basic("ai-agent-assistant", "wrong")
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Basic realm="))
                .body("error", equalTo("invalid_client"));
    }

    @Test
    @Spec("RFC 6749 2.3 b")
    void two_ways_to_authenticate_in_one_request_are_refused() {
        basic("ai-agent-assistant", "agent-secret-67890")
                .formParam("grant_type", "client_credentials")
                .formParam("client_secret", "agent-secret-67890")
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    @Test
    void another_client_id_in_the_body_than_in_the_header_is_refused() {
        basic("ai-agent-assistant", "agent-secret-67890")
                .formParam("grant_type", "client_credentials")
                .formParam("client_id", "mcp-task-manager")
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer abc",
                "Basic",
                "Basic !!!",
                "Basic YWJj",
                "Basic YQBiOmM=",
                "Basic JTAwOmE=",
                "Basic JXp6OmE=",
                "Digest x",
                ""
            })
    void an_authorization_header_that_is_not_basic_is_refused(String header) {
        given().header("Authorization", header)
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
    }

    @Test
    void two_authorization_headers_are_refused() {
        given().header("Authorization", "Basic YTpi", "Basic YTpj")
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    @Test
    void a_page_from_another_origin_may_ask_for_a_token() {
        given().header("Origin", "https://spa.example")
                .contentType("application/x-www-form-urlencoded")
                .body("grant_type=client_credentials")
                .post("/oauth/token")
                .then()
                .header("Access-Control-Allow-Origin", equalTo("*"));
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/x-www-form-urlencoded")
                .body(body)
                .post("/oauth/token")
                .then();
    }

    private static RequestSpecification basic(String clientId, String secret) {
        return given().auth().preemptive().basic(clientId, secret);
    }

    private static JwtClaims claims(String token) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setSkipSignatureVerification()
                .setSkipDefaultAudienceValidation()
                .build()
                .processToClaims(token);
    }
}
