package oauthlab.auth.tokens.issuance;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A resource that is written in another way is the same one; a scope that nobody understands does not stop a sign-in. */
@QuarkusTest
class OtherSpellingsTest {

    private final CodeVerifier verifier = CodeVerifier.random();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:4001/",
                "HTTP://LOCALHOST:4001",
                "http://localhost:4001/x/..",
                "http://localhost:4001"
            })
    @Spec("RFC 8707 2")
    void a_resource_is_known_in_every_spelling_and_named_in_ours(String spelled) {
        Response answer = ofAgent(spelled);
        answer.then().statusCode(200);
        aud(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:4001/x",
                "http://localhost:4001//",
                "http://localhost:4001?x",
                "https://localhost:4001",
                "http://localhost:40011",
                "garbage",
                "http://localhost:4001#x"
            })
    void another_resource_is_another(String other) {
        ofAgent(other).then().statusCode(400).body("error", equalTo("invalid_target"));
    }

    @Test
    void it_may_be_spelled_in_another_way_at_each_step() {
        var request = TestRequests.authorization(verifier);
        request.put("resource", "http://localhost:4001/");
        var form = TestRequests.redemption(TestRequests.code(request), verifier);
        form.put("resource", "HTTP://localhost:4001");
        Response tokens = TestRequests.token(form);
        tokens.then().statusCode(200);
        aud(tokens);
        Response next = TestRequests.token(Map.of(
                "grant_type", "refresh_token",
                "client_id", "agent-cli",
                "refresh_token", tokens.path("refresh_token"),
                "resource", "http://LOCALHOST:4001/"));
        next.then().statusCode(200);
        aud(next);
    }

    @Test
    @Spec("OIDC Core 3.1.2.1 e")
    void an_unknown_scope_is_ignored_in_a_request_of_openid_connect_alone() {
        var request = TestRequests.webApp(verifier);
        request.put("scope", "openid tasks:read claudeai groups");
        Response answer = TestRequests.redeemAsWebApp(TestRequests.code(request), verifier);
        answer.then().statusCode(200).body("scope", equalTo("openid tasks:read"));
        request.put("scope", "openid admin");
        refused(request);
        request.put("scope", "tasks:read claudeai");
        refused(request);
    }

    @Test
    void what_is_announced_is_what_a_stranger_can_get() {
        given().get("/.well-known/oauth-authorization-server")
                .then()
                .body("scopes_supported", hasItem("tasks:write"))
                .body("scopes_supported", not(hasItem("admin")));
    }

    private static void refused(Map<String, String> request) {
        Response redirect = new TestBrowser().get(TestRequests.path(request));
        assertEquals("invalid_scope", TestBrowser.locationParameter(redirect, "error"));
    }

    private static Response ofAgent(String resource) {
        return given().auth()
                .preemptive()
                .basic("ai-agent-assistant", "agent-secret-67890")
                .formParam("grant_type", "client_credentials")
                .formParam("resource", resource)
                .post("/oauth/token");
    }

    private static void aud(Response tokens) {
        TestRequests.introspect(tokens.path("access_token"))
                .then()
                .body("active", equalTo(true))
                .body("aud", equalTo(TestRequests.TASK_API));
    }
}
