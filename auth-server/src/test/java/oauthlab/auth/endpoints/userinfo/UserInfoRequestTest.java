package oauthlab.auth.endpoints.userinfo;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.spec.Spec;
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
}
