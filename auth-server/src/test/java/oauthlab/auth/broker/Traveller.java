package oauthlab.auth.broker;

import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;

/** A user whose browser goes to another provider and comes back. */
public final class Traveller {

    static final String PROVIDER_TOKEN = "urn:oauthlab:token-type:provider-access-token";

    public final TestBrowser browser = new TestBrowser();
    final CodeVerifier verifier = CodeVerifier.random();
    private final TestProvider there;

    public Traveller(TestProvider there) {
        this.there = there;
    }

    /** The question that a client's request leads to. */
    Response asked(String provider, Map<String, String> request) {
        return browser.get("/broker/" + provider + "?return_to=" + encode(TestRequests.path(request)));
    }

    /** Says yes to it; the answer sends the browser to the provider. */
    Response leaves(String provider, Map<String, String> request) {
        return leaves(provider, asked(provider, request));
    }

    Response leaves(String provider, Response question) {
        Response away = browser.submit(question, "/broker/" + provider, Map.of("decision", "approve"));
        there.nonce = TestBrowser.locationParameter(away, "nonce");
        return away;
    }

    /** Comes back with a code. */
    Response returns(String provider, Response away) {
        return browser.get("/broker/" + provider + "/callback?code=a-code&state="
                + TestBrowser.locationParameter(away, "state") + "&iss=" + encode(there.issuer));
    }

    /** All the way; the answer sends the browser to the client. */
    Response travels(String provider, Map<String, String> request) {
        return returns(provider, leaves(provider, request));
    }

    /** What {@code web-app} gets in the end. */
    public Response tokens(String provider, Map<String, String> request) {
        Response back = travels(provider, request);
        return TestRequests.redeemAsWebApp(TestBrowser.locationParameter(back, "code"), verifier);
    }

    /** A token of {@code web-app} for the MCP server, whose user has come by way of Company. */
    String tokenForMcp() {
        var request = new LinkedHashMap<>(webApp());
        request.put("resource", "http://localhost:4002/mcp");
        return tokens("company", request).then().statusCode(200).extract().path("access_token");
    }

    /** The provider's token for ours, as the MCP server asks for it. */
    static Response exchange(String token) {
        return TestRequests.token(Map.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                "client_id", "mcp-task-manager",
                "client_secret", "mcp-secret-12345",
                "subject_token", token,
                "subject_token_type", "urn:ietf:params:oauth:token-type:access_token",
                "requested_token_type", PROVIDER_TOKEN));
    }

    public Map<String, String> webApp() {
        return TestRequests.webApp(verifier);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
