package oauthlab.system.flows;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oauthlab.shared.proof.CodeChallenge;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two processes on one database behind one name: it does not matter which of them answers. */
class TwoNodesIT {

    private static EmbeddedPostgres postgres;
    private static Lab lab;
    private static Service second;
    private static String one;
    private static String other;

    private final CookieFilter cookies = new CookieFilter();
    private final CodeVerifier verifier = CodeVerifier.random();

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role oauthlab login password 'oauthlab'");
            statement.execute("create database auth owner oauthlab");
            statement.execute("create database resource owner oauthlab");
        }
        lab = Lab.startOnPostgres(
                "two-nodes",
                Map.of(
                        "POSTGRES_PORT", "" + postgres.getPort(),
                        "POSTGRES_USER", "oauthlab",
                        "POSTGRES_PASSWORD", "oauthlab"));
        second = lab.secondAuthServer();
        one = lab.auth();
        other = second.url();
    }

    @AfterAll
    static void stop() throws IOException {
        second.close();
        lab.close();
        postgres.close();
    }

    @Test
    void each_step_may_be_answered_by_another_node() {
        String code = code();
        Response tokens = redeem(one, code);
        tokens.then().statusCode(200);
        String token = tokens.path("access_token");
        introspect(other, token, true);
        Api.with(token).get(lab.resource() + "/api/tasks").then().statusCode(200);
        refresh(other, tokens.path("refresh_token")).then().statusCode(200);
        redeem(other, code).then().statusCode(400).body("error", equalTo("invalid_grant"));
        introspect(one, token, false);
    }

    @Test
    void a_refresh_token_that_was_used_at_one_node_is_known_as_used_at_the_other() {
        String refreshToken = redeem(other, code()).path("refresh_token");
        String next = refresh(one, refreshToken).path("refresh_token");
        refresh(other, refreshToken).then().statusCode(400);
        refresh(one, next).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    /** The form of one node, sent to the other. */
    private String code() {
        Response login = browser().get(one + "/login");
        browser()
                .formParam("csrf", hidden(login))
                .formParam("username", "alice")
                .formParam("password", "alice-password")
                .post(other + "/login")
                .then()
                .statusCode(303);
        String request = "response_type=code&client_id=agent-cli&redirect_uri=" + encode(Approval.REDIRECT)
                + "&scope=tasks%3Aread&code_challenge="
                + CodeChallenge.of(verifier).value()
                + "&code_challenge_method=S256";
        Response consent = browser().urlEncodingEnabled(false).get(one + "/consent?request=" + encode(request));
        String location = browser()
                .formParam("csrf", hidden(consent))
                .formParam("request", request)
                .formParam("decision", "approve")
                .post(other + "/consent")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        return URLDecoder.decode(find("[?&]code=([^&]+)", location), UTF_8);
    }

    private Response redeem(String node, String code) {
        return given().formParam("grant_type", "authorization_code")
                .formParam("client_id", "agent-cli")
                .formParam("code", code)
                .formParam("redirect_uri", Approval.REDIRECT)
                .formParam("code_verifier", verifier.value())
                .post(node + "/oauth/token");
    }

    private static Response refresh(String node, String token) {
        return given().formParam("grant_type", "refresh_token")
                .formParam("client_id", "agent-cli")
                .formParam("refresh_token", token)
                .post(node + "/oauth/token");
    }

    private static void introspect(String node, String token, boolean active) {
        given().auth()
                .preemptive()
                .basic("task-api", "task-api-secret-24680")
                .formParam("token", token)
                .post(node + "/oauth/introspect")
                .then()
                .statusCode(200)
                .body("active", equalTo(active));
    }

    private RequestSpecification browser() {
        return given().redirects().follow(false).filter(cookies).accept("text/html");
    }

    private static String hidden(Response page) {
        return find("name=\"csrf\" value=\"([^\"]*)\"", page.asString());
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
