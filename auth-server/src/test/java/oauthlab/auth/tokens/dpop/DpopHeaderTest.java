package oauthlab.auth.tokens.dpop;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DpopHeaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"typ\":1,\"alg\":\"ES256\"}",
                "{\"typ\":\"dpop+jwt\",\"alg\":1,\"jwk\":{}}",
                "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":1}",
                "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":[]}",
                "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":{\"kty\":{}}}"
            })
    @Spec("RFC 9449 4.3 b")
    void a_header_of_the_wrong_types_is_refused(String header) {
        byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
        String proof = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + ".e30.AAAA";
        given().auth()
                .preemptive()
                .basic("ai-agent-assistant", "agent-secret-67890")
                .formParam("grant_type", "client_credentials")
                .header("DPoP", proof)
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_dpop_proof"));
    }
}
