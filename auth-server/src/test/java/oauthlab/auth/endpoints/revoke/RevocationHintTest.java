package oauthlab.auth.endpoints.revoke;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import oauthlab.auth.TestRequests;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our tokens look different, so a hint is not needed, and a wrong one does no harm. */
@QuarkusTest
class RevocationHintTest {

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token", "nonsense"})
    @Spec({"RFC 7009 2.1 b", "RFC 7662 2.1 c"})
    void a_wrong_hint_changes_nothing(String hint) {
        String token = TestRequests.clientToken();
        asAgent(token, hint).post("/oauth/introspect").then().statusCode(200).body("active", equalTo(true));
        asAgent(token, hint).post("/oauth/revoke").then().statusCode(200);
        TestRequests.introspect(token).then().body("active", equalTo(false));
    }

    private static RequestSpecification asAgent(String token, String hint) {
        return given().auth()
                .preemptive()
                .basic("ai-agent-assistant", "agent-secret-67890")
                .formParam("token", token)
                .formParam("token_type_hint", hint);
    }
}
