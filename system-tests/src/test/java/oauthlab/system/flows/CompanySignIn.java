package oauthlab.system.flows;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.TokenTypeUri;
import oauthlab.system.lab.Lab;

/** A user who signs in with Company, without a browser: one set of cookies here and one there. */
public final class CompanySignIn {

    public static final String PROVIDER_TOKEN = "urn:oauthlab:token-type:provider-access-token";

    public final Browser here;
    public final Browser there;
    private final Lab lab;

    public CompanySignIn(Lab lab) {
        this.lab = lab;
        this.here = new Browser(lab.auth());
        this.there = new Browser(lab.company());
    }

    /** The question that is asked before the browser leaves. */
    public Response asked(Map<String, String> request) {
        return here.get("/broker/company?return_to=" + Browser.encode("/oauth/authorize?" + Browser.query(request)));
    }

    /** Says yes to it; the answer sends the browser to Company. */
    public Response leaves(Map<String, String> request) {
        return leaves(asked(request));
    }

    public Response leaves(Response question) {
        return here.submit(question, "/broker/company", with(question, "approve"));
    }

    /** Signs in at Company and says yes to it; the answer sends the browser back. */
    public Response signsIn(String username, Response away) {
        Response next = there.get(path(away));
        if (path(next).startsWith("/login")) {
            Response page = there.get(path(next));
            var form = new HashMap<>(Browser.credentials(username));
            form.put("return_to", unescaped(Browser.hidden(page, "return_to")));
            next = there.get(path(there.submit(page, "/login", form)));
        }
        if (!path(next).startsWith("/consent")) return next;
        Response page = there.get(path(next));
        return there.submit(
                page, "/consent", Map.of("request", unescaped(Browser.hidden(page, "request")), "decision", "approve"));
    }

    /** Follows a redirect to us. */
    public Response returns(Response back) {
        return here.get(path(back));
    }

    /** All the way; the answer sends the browser to the client. */
    public Response travels(String username, Map<String, String> request) {
        return returns(signsIn(username, leaves(request)));
    }

    /** What the token endpoint answers in the end. */
    public static Response tokens(Lab lab, String username, String scope, String resource) {
        return new CompanySignIn(lab).tokens(username, scope, resource);
    }

    public Response tokens(String username, String scope, String resource) {
        var verifier = CodeVerifier.random();
        var request = Approval.request(scope, verifier);
        request.put("resource", resource);
        Response answer = Approval.redeem(lab, Browser.parameter(travels(username, request), "code"), verifier);
        answer.then().statusCode(200);
        return answer;
    }

    /** The provider's token for ours, as the MCP server asks for it. */
    public static Response exchange(Lab lab, String token) {
        return given().formParam("grant_type", GrantType.TOKEN_EXCHANGE.wire())
                .formParam("client_id", "mcp-task-manager")
                .formParam("client_secret", "mcp-secret-12345")
                .formParam("subject_token", token)
                .formParam("subject_token_type", TokenTypeUri.ACCESS_TOKEN)
                .formParam("requested_token_type", PROVIDER_TOKEN)
                .post(lab.auth() + "/oauth/token");
    }

    public static Map<String, String> with(Response question, String decision) {
        return Map.of("return_to", unescaped(Browser.hidden(question, "return_to")), "decision", decision);
    }

    /** The place that a redirect points to, without the host. */
    public static String path(Response redirect) {
        String location = redirect.getHeader("Location");
        if (location == null)
            throw new AssertionError("no redirect, but HTTP " + redirect.statusCode() + ":\n" + redirect.asString());
        return location.replaceFirst("^https?://[^/]*", "");
    }

    private static String unescaped(String html) {
        return html.replace("&amp;", "&").replace("&quot;", "\"").replace("&#39;", "'");
    }
}
