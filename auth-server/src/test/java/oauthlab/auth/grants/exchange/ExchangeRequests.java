package oauthlab.auth.grants.exchange;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.Base64;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;

/** Exchanges that are right, for tests to take as they are or to break in one place. */
final class ExchangeRequests {

    static final String MCP = "http://localhost:4002/mcp";
    static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private ExchangeRequests() {}

    /** A token of alice for the MCP server. */
    static String userToken(String scope) {
        CodeVerifier verifier = CodeVerifier.random();
        var request = TestRequests.authorization(verifier);
        request.put("scope", scope);
        request.put("resource", MCP);
        String code = TestBrowser.locationParameter(TestRequests.approve(new TestBrowser(), request), "code");
        return TestRequests.token(TestRequests.redemption(code, verifier)).path("access_token");
    }

    static RequestSpecification mcp() {
        return given().auth()
                .preemptive()
                .basic("mcp-task-manager", "mcp-secret-12345")
                .formParam("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
    }

    static RequestSpecification exchange(String subjectToken) {
        return mcp().formParam("subject_token", subjectToken).formParam("subject_token_type", ACCESS_TOKEN);
    }

    static JsonNode claims(String token) {
        try {
            return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        } catch (IOException notJson) {
            throw new AssertionError(notJson);
        }
    }
}
