package oauthlab.system.flows;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import oauthlab.shared.proof.CodeChallenge;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.system.lab.Lab;

/** A user who signs in and says yes, without a browser. */
public final class Approval {

    public static final String REDIRECT = "http://127.0.0.1:9/callback";

    private Approval() {}

    public static String token(Lab lab, String username, String scope) {
        return tokens(lab, username, scope, lab.resource()).path("access_token");
    }

    /** What the token endpoint answers to an approval for this resource. */
    public static Response tokens(Lab lab, String username, String scope, String resource) {
        return tokens(lab, new Browser(lab.auth()).signIn(username), scope, resource);
    }

    /** As before, by a user who is signed in already. */
    public static Response tokens(Lab lab, Browser browser, String scope, String resource) {
        var verifier = CodeVerifier.random();
        var request = request(scope, verifier);
        request.put("resource", resource);
        Response answer = redeem(lab, code(browser, request), verifier);
        answer.then().statusCode(200);
        return answer;
    }

    public static String code(Lab lab, String username, String scope, CodeVerifier verifier) {
        var request = request(scope, verifier);
        request.put("resource", lab.resource());
        return code(new Browser(lab.auth()).signIn(username), request);
    }

    /** A code for this request. */
    public static String code(Browser browser, Map<String, String> request) {
        return Browser.parameter(approve(browser, request), "code");
    }

    /** The redirect with which the client gets its answer. */
    public static Response approve(Browser browser, Map<String, String> request) {
        String query = Browser.query(request);
        Response consent = browser.get("/consent?request=" + Browser.encode(query));
        return browser.submit(consent, "/consent", Map.of("request", query, "decision", "approve"));
    }

    /** A right authorization request of the public client {@code agent-cli}, to take as it is or to break. */
    public static Map<String, String> request(String scope, CodeVerifier verifier) {
        var request = new LinkedHashMap<String, String>();
        request.put("response_type", "code");
        request.put("client_id", "agent-cli");
        request.put("redirect_uri", REDIRECT);
        request.put("scope", scope);
        request.put("state", "s-1");
        request.put("code_challenge", CodeChallenge.of(verifier).value());
        request.put("code_challenge_method", CodeChallenge.S256);
        return request;
    }

    public static Response redeem(Lab lab, String code, CodeVerifier verifier) {
        return given().formParams(redemption(code, verifier)).post(lab.auth() + "/oauth/token");
    }

    /** The token request that goes with {@link #request}. */
    public static Map<String, String> redemption(String code, CodeVerifier verifier) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", "agent-cli");
        form.put("code", code);
        form.put("redirect_uri", REDIRECT);
        form.put("code_verifier", verifier.value());
        return form;
    }

    public static Response refresh(Lab lab, String refreshToken, Map<String, String> more) {
        return given().formParam("grant_type", "refresh_token")
                .formParam("client_id", "agent-cli")
                .formParam("refresh_token", refreshToken)
                .formParams(more)
                .post(lab.auth() + "/oauth/token");
    }
}
