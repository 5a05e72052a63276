package oauthlab.auth;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import oauthlab.shared.proof.CodeChallenge;
import oauthlab.shared.proof.CodeVerifier;

/** Requests that are right, for tests to take as they are or to break in one place. */
public final class TestRequests {

    public static final String AGENT_CLI_REDIRECT = "http://127.0.0.1:7777/callback";
    public static final String WEB_APP_REDIRECT = "http://localhost:3000/callback";
    public static final String TASK_API = "http://localhost:4001";

    private TestRequests() {}

    /** A token for {@code ai-agent-assistant}. */
    public static String clientToken() {
        return given().auth()
                .preemptive()
                .basic("ai-agent-assistant", "agent-secret-67890")
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** The parameters of an authorization request of the public client {@code agent-cli}. */
    public static Map<String, String> authorization(CodeVerifier verifier) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("response_type", "code");
        parameters.put("client_id", "agent-cli");
        parameters.put("redirect_uri", AGENT_CLI_REDIRECT);
        parameters.put("scope", "tasks:read");
        parameters.put("state", "af0ifjs&ldkj");
        parameters.put("code_challenge", CodeChallenge.of(verifier).value());
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    public static String path(Map<String, String> parameters) {
        return "/oauth/authorize?" + query(parameters);
    }

    public static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Signs alice in, says yes, and returns the redirect to the client. */
    public static Response approve(TestBrowser browser, Map<String, String> authorization) {
        browser.signIn("alice");
        Response consent =
                browser.get("/consent?request=" + URLEncoder.encode(query(authorization), StandardCharsets.UTF_8));
        return browser.submit(consent, "/consent", Map.of("decision", "approve"));
    }

    /** A code that alice approved. */
    public static String code(Map<String, String> authorization) {
        return TestBrowser.locationParameter(approve(new TestBrowser(), authorization), "code");
    }

    /** The token request of {@code agent-cli} for a code. */
    public static Map<String, String> redemption(String code, CodeVerifier verifier) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", "agent-cli");
        form.put("code", code);
        form.put("redirect_uri", AGENT_CLI_REDIRECT);
        form.put("code_verifier", verifier.value());
        return form;
    }

    public static Response token(Map<String, String> form) {
        return given().formParams(form).post("/oauth/token");
    }

    /** What the task API learns about a token. */
    public static Response introspect(String token) {
        return given().auth()
                .preemptive()
                .basic("task-api", "task-api-secret-24680")
                .formParam("token", token)
                .post("/oauth/introspect");
    }

    /** The parameters of an authorization request of the confidential client {@code web-app}. */
    public static Map<String, String> webApp(CodeVerifier verifier) {
        var parameters = authorization(verifier);
        parameters.put("client_id", "web-app");
        parameters.put("redirect_uri", WEB_APP_REDIRECT);
        parameters.put("scope", "openid profile email tasks:read");
        parameters.put("nonce", "n-0S6_WzA2Mj");
        return parameters;
    }

    /** What {@code web-app} gets for a code. */
    public static Response redeemAsWebApp(String code, CodeVerifier verifier) {
        return token(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "web-app",
                "client_secret",
                "webapp-secret-abcdef",
                "code",
                code,
                "redirect_uri",
                WEB_APP_REDIRECT,
                "code_verifier",
                verifier.value()));
    }
}
