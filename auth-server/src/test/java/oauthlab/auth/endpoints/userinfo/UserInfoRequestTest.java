package oauthlab.auth.endpoints.userinfo;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UserInfoRequestTest {

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    @Spec({"OIDC Core 5.3 b", "OIDC Core 5.3.2 b"})
    void both_methods_are_taken(String method) {
        CodeVerifier verifier = CodeVerifier.random();
        String code = TestBrowser.locationParameter(
                TestRequests.approve(new TestBrowser(), TestRequests.webApp(verifier)), "code");
        String token = TestRequests.redeemAsWebApp(code, verifier).path("access_token");
        given().header("Authorization", "Bearer " + token)
                .request(method, "/oauth/userinfo")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("sub", equalTo("user-456"));
    }

    /** RFC 6750 section 3.1: a request that cannot be read is 400, as at every other resource. */
    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer two words", "Bearer \u00e9", "DPoP"})
    void a_header_without_a_token_is_a_bad_request(String header) {
        given().header("Authorization", header)
                .get("/oauth/userinfo")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    @Test
    void another_scheme_is_no_token() {
        given().header("Authorization", "Basic YTpi")
                .get("/oauth/userinfo")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer realm=\"oauth-lab\""));
    }
}
