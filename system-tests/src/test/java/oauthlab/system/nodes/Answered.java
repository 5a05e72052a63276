package oauthlab.system.nodes;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Browser;
import oauthlab.system.lab.Lab;

/**
 * One client's work at a node that may be killed at any moment: it registers, gets two codes, redeems one and refreshes. A
 * field is set when the answer has arrived; so what is not set was not answered, and may have happened or not.
 */
final class Answered {

    private final CodeVerifier verifier = CodeVerifier.random();
    private Map<String, String> request;
    private String registrationToken;
    private String unusedCode;
    private String usedCode;
    private Response first;
    private Response refreshed;

    /** All of it, or up to the moment when the node dies. */
    void work(Lab node, Browser user) {
        Response registered = given().contentType(ContentType.JSON)
                .body(Map.of(
                        "token_endpoint_auth_method", "none",
                        "grant_types", List.of("authorization_code", "refresh_token"),
                        "redirect_uris", List.of(Approval.REDIRECT)))
                .post(node.auth() + "/oauth/register");
        registered.then().statusCode(201);
        registrationToken = registered.path("registration_access_token");
        request = Approval.request("tasks:read", verifier);
        request.put("client_id", registered.path("client_id"));
        unusedCode = Approval.code(user, request);
        String second = Approval.code(user, request);
        Response tokens = redeem(node, second);
        tokens.then().statusCode(200);
        usedCode = second;
        first = tokens;
        Response next = refresh(node, first);
        next.then().statusCode(200);
        refreshed = next;
    }

    int answers() {
        int answers = 0;
        for (Object answer : new Object[] {registrationToken, unusedCode, usedCode, refreshed})
            if (answer != null) answers++;
        return answers;
    }

    boolean isComplete() {
        return refreshed != null;
    }

    /** Everything that was answered is so at this node, and may be used once as ever. */
    void verify(Lab node, Browser user) {
        if (registrationToken != null) {
            given().auth()
                    .preemptive()
                    .oauth2(registrationToken)
                    .get(node.auth() + "/oauth/register/" + request.get("client_id"))
                    .then()
                    .statusCode(200)
                    .body("client_id", equalTo(request.get("client_id")));
        }
        if (unusedCode != null) {
            user.get("/consents").then().body(containsString("<code>" + request.get("client_id") + "</code>"));
            redeem(node, unusedCode).then().statusCode(200);
        }
        if (refreshed != null) {
            assertTrue(Api.introspect(node, refreshed.path("access_token")).active());
            refresh(node, refreshed).then().statusCode(200);
        }
        if (usedCode != null) redeem(node, usedCode).then().statusCode(400).body("error", equalTo("invalid_grant"));
        if (unusedCode != null) redeem(node, unusedCode).then().statusCode(400);
    }

    private Response redeem(Lab node, String code) {
        var form = Approval.redemption(code, verifier);
        form.put("client_id", request.get("client_id"));
        return given().formParams(form).post(node.auth() + "/oauth/token");
    }

    private Response refresh(Lab node, Response tokens) {
        return given().formParam("grant_type", "refresh_token")
                .formParam("client_id", request.get("client_id"))
                .formParam("refresh_token", tokens.<String>path("refresh_token"))
                .post(node.auth() + "/oauth/token");
    }
}
