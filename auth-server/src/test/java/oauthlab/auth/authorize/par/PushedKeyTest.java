package oauthlab.auth.authorize.par;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestRequests;
import oauthlab.auth.tokens.dpop.DpopProofs;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request that is pushed can be bound to a key, so that its code is of use to nobody else. */
@QuarkusTest
class PushedKeyTest {

    @Inject
    TestClock clock;

    private final CodeVerifier verifier = CodeVerifier.random();
    private final Map<String, String> request = TestRequests.authorization(verifier);
    private DpopProofs proofs;

    @BeforeEach
    void begin() {
        proofs = DpopProofs.start(clock);
    }

    @Test
    @Spec("RFC 9449 10.1 a")
    void a_key_may_be_named_in_what_is_pushed() {
        request.put("dpop_jkt", proofs.thumbprint());
        onlyWithItsKey(push(given()).path("request_uri"));
    }

    @Test
    @Spec("RFC 9449 10.1 b")
    void a_proof_beside_what_is_pushed_binds_the_code() {
        onlyWithItsKey(push(given().header("DPoP", proofs.make("/oauth/par", claims -> {})))
                .path("request_uri"));
    }

    @Test
    @Spec("RFC 9449 10.1 c")
    void a_proof_of_another_key_than_the_one_named_is_refused() {
        request.put("dpop_jkt", "A".repeat(43));
        push(given().header("DPoP", proofs.make("/oauth/par", claims -> {})))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_dpop_proof"));
    }

    private void onlyWithItsKey(String requestUri) {
        String code = code(requestUri);
        var form = TestRequests.redemption(code, verifier);
        TestRequests.token(form).then().statusCode(400).body("error", equalTo("invalid_dpop_proof"));
        given().header("DPoP", proofs.make("/oauth/token", claims -> {}))
                .formParams(form)
                .post("/oauth/token")
                .then()
                .statusCode(200)
                .body("token_type", equalTo("DPoP"));
    }

    private static String code(String requestUri) {
        var browser = new TestBrowser();
        browser.signIn("alice");
        String pushed = "client_id=agent-cli&request_uri=" + requestUri;
        Response page = browser.get("/consent?request=" + URLEncoder.encode(pushed, StandardCharsets.UTF_8));
        return TestBrowser.locationParameter(browser.submit(page, "/consent", Map.of("decision", "approve")), "code");
    }

    private Response push(RequestSpecification client) {
        return client.formParams(request).post("/oauth/par");
    }
}
