package oauthlab.auth.endpoints.revoke;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Executors;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RevocationTest {

    @Test
    @Spec({"RFC 7009 2.1 e", "RFC 7662 4 b"})
    void an_access_token_that_is_given_back_is_inactive() {
        String token = TestRequests.clientToken();
        revokeAsAgent(token).then().statusCode(200).header("Cache-Control", "no-store");
        TestRequests.introspect(token).then().body("active", equalTo(false));
        revokeAsAgent(token).then().statusCode(200);
    }

    @Test
    void of_many_who_give_it_back_at_once_each_is_right_and_it_is_told_once() throws Exception {
        String told = "/debug/audit?type=token.revoked&client_id=ai-agent-assistant&limit=1";
        int toldBefore = given().get(told).path("total");
        String token = TestRequests.clientToken();
        var pool = Executors.newFixedThreadPool(10);
        try {
            var answers = pool.invokeAll(
                    Collections.nCopies(20, () -> revokeAsAgent(token).statusCode()));
            for (var answer : answers) assertEquals(200, answer.get());
        } finally {
            pool.shutdown();
        }
        TestRequests.introspect(token).then().body("active", equalTo(false));
        given().get(told).then().body("total", equalTo(toldBefore + 1));
    }

    @Test
    @Spec("RFC 7009 2 a")
    void a_refresh_token_that_is_given_back_ends_its_family() {
        Response tokens = userTokens();
        revokeAsCli(tokens.path("refresh_token")).then().statusCode(200);
        TestRequests.introspect(tokens.path("access_token")).then().body("active", equalTo(false));
        TestRequests.token(Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        "agent-cli",
                        "refresh_token",
                        tokens.path("refresh_token")))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
    }

    @Test
    void an_access_token_that_is_given_back_leaves_its_family_alone() {
        Response tokens = userTokens();
        revokeAsCli(tokens.path("access_token")).then().statusCode(200);
        TestRequests.introspect(tokens.path("access_token")).then().body("active", equalTo(false));
        TestRequests.token(Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        "agent-cli",
                        "refresh_token",
                        tokens.path("refresh_token")))
                .then()
                .statusCode(200);
    }

    @Test
    @Spec("RFC 7009 2.1 d")
    void another_clients_tokens_are_not_ours_to_revoke() {
        Response tokens = userTokens();
        for (String member : new String[] {"access_token", "refresh_token"}) {
            revokeAsAgent(tokens.path(member))
                    .then()
                    .statusCode(400)
                    .body("error", equalTo("invalid_request"))
                    .body("error_description", containsString("another client"));
        }
        TestRequests.introspect(tokens.path("access_token")).then().body("active", equalTo(true));
    }

    @Test
    @Spec("RFC 7009 2.2")
    void an_unknown_token_is_fine() {
        revokeAsAgent("never-seen").then().statusCode(200);
    }

    @Test
    @Spec("RFC 7009 2.1 a")
    void a_token_is_needed() {
        given().auth()
                .preemptive()
                .basic("ai-agent-assistant", "agent-secret-67890")
                .post("/oauth/revoke")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    @Test
    @Spec("RFC 7009 2.1 c")
    void a_stranger_is_refused() {
        given().formParam("token", "x")
                .formParam("client_id", "nobody")
                .post("/oauth/revoke")
                .then()
                .statusCode(401);
    }

    private static Response userTokens() {
        CodeVerifier verifier = CodeVerifier.random();
        var request = TestRequests.authorization(verifier);
        String code = TestBrowser.locationParameter(TestRequests.approve(new TestBrowser(), request), "code");
        return TestRequests.token(TestRequests.redemption(code, verifier));
    }

    private static Response revokeAsAgent(String token) {
        return given().auth()
                .preemptive()
                .basic("ai-agent-assistant", "agent-secret-67890")
                .formParam("token", token)
                .post("/oauth/revoke");
    }

    private static Response revokeAsCli(String token) {
        return given().formParam("client_id", "agent-cli")
                .formParam("token", token)
                .post("/oauth/revoke");
    }
}
