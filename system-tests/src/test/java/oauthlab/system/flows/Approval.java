package oauthlab.system.flows;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oauthlab.shared.proof.CodeChallenge;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.system.lab.Lab;

/** A user who signs in and says yes, without a browser. */
final class Approval {

    static final String REDIRECT = "http://127.0.0.1:9/callback";

    private Approval() {}

    static String token(Lab lab, String username, String scope) {
        return tokens(lab, username, scope, lab.resource()).path("access_token");
    }

    /** What the token endpoint answers to an approval for this resource. */
    static Response tokens(Lab lab, String username, String scope, String resource) {
        var verifier = CodeVerifier.random();
        Response answer = redeem(lab, code(lab, username, scope, verifier, resource), verifier);
        answer.then().statusCode(200);
        return answer;
    }

    static String code(Lab lab, String username, String scope, CodeVerifier verifier) {
        return code(lab, username, scope, verifier, lab.resource());
    }

    static String code(Lab lab, String username, String scope, CodeVerifier verifier, String resource) {
        var cookies = new CookieFilter();
        String request = "response_type=code&client_id=agent-cli&redirect_uri=" + encode(REDIRECT) + "&scope="
                + encode(scope) + "&resource="
                + encode(resource)
                + "&code_challenge=" + CodeChallenge.of(verifier).value() + "&code_challenge_method=S256";
        Response login = browser(cookies).get(lab.auth() + "/login");
        browser(cookies)
                .formParam("csrf", hidden(login, "csrf"))
                .formParam("username", username)
                .formParam("password", username + "-password")
                .post(lab.auth() + "/login")
                .then()
                .statusCode(303);
        Response consent =
                browser(cookies).urlEncodingEnabled(false).get(lab.auth() + "/consent?request=" + encode(request));
        String location = browser(cookies)
                .formParam("csrf", hidden(consent, "csrf"))
                .formParam("request", request)
                .formParam("decision", "approve")
                .post(lab.auth() + "/consent")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        return URLDecoder.decode(find("[?&]code=([^&]+)", location), UTF_8);
    }

    static Response redeem(Lab lab, String code, CodeVerifier verifier) {
        return given().formParam("grant_type", "authorization_code")
                .formParam("client_id", "agent-cli")
                .formParam("code", code)
                .formParam("redirect_uri", REDIRECT)
                .formParam("code_verifier", verifier.value())
                .post(lab.auth() + "/oauth/token");
    }

    private static RequestSpecification browser(CookieFilter cookies) {
        return given().redirects().follow(false).filter(cookies).accept("text/html");
    }

    private static String hidden(Response page, String name) {
        return find("name=\"" + name + "\" value=\"([^\"]*)\"", page.asString());
    }

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) throw new AssertionError("no " + pattern + " in:\n" + text);
        return matcher.group(1);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
