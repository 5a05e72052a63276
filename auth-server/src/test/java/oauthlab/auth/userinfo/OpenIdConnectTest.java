package oauthlab.auth.userinfo;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OpenIdConnectTest {

    @Inject
    TestClock clock;

    private final TestBrowser browser = new TestBrowser();
    private final CodeVerifier verifier = CodeVerifier.random();
    private final Map<String, String> request = TestRequests.webApp(verifier);

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void an_id_token_says_who_signed_in_and_holds_the_nonce() throws Exception {
        Response tokens = tokens();
        JwtClaims claims = verified(tokens.path("id_token"));
        assertEquals("user-456", claims.getSubject());
        assertEquals(List.of("web-app"), claims.getAudience());
        assertEquals("n-0S6_WzA2Mj", claims.getStringClaimValue("nonce"));
        assertTrue(claims.hasClaim("auth_time"));
        assertTrue(claims.hasClaim("acr"));
        assertEquals(leftHalf(tokens.path("access_token")), claims.getStringClaimValue("at_hash"));
    }

    @Test
    void an_id_token_is_no_access_token() {
        String idToken = tokens().path("id_token");
        TestRequests.introspect(idToken).then().body("active", equalTo(false));
        userInfo(idToken).then().statusCode(401);
    }

    @Test
    void without_the_scope_openid_there_is_no_id_token() {
        request.put("scope", "tasks:read");
        Response tokens = tokens();
        tokens.then().body("id_token", nullValue());
        userInfo(tokens.path("access_token"))
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", containsString("insufficient_scope"));
    }

    @Test
    void user_info_tells_what_the_scopes_allow() {
        userInfo(tokens().path("access_token"))
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("sub", equalTo("user-456"))
                .body("preferred_username", equalTo("alice"))
                .body("email", equalTo("alice@example.com"));
        request.put("scope", "openid");
        userInfo(tokens().path("access_token"))
                .then()
                .body("sub", equalTo("user-456"))
                .body("preferred_username", nullValue())
                .body("email", nullValue());
    }

    @Test
    void user_info_without_a_token_names_no_error() {
        String challenge =
                given().get("/oauth/userinfo").then().statusCode(401).extract().header("WWW-Authenticate");
        assertTrue(challenge.startsWith("Bearer"), challenge);
        assertFalse(challenge.contains("error"), challenge);
    }

    @Test
    void user_info_refuses_a_token_that_is_not_good() {
        userInfo("a.b.c").then().statusCode(401).header("WWW-Authenticate", containsString("error=\"invalid_token\""));
        userInfo(TestRequests.clientToken()).then().statusCode(403);
    }

    @Test
    void both_discovery_documents_are_the_same() {
        String oauth = given().get("/.well-known/oauth-authorization-server").asString();
        Response openId = given().get("/.well-known/openid-configuration");
        assertEquals(oauth, openId.asString());
        openId.then()
                .body("userinfo_endpoint", equalTo("http://localhost:4000/oauth/userinfo"))
                .body("end_session_endpoint", equalTo("http://localhost:4000/logout"))
                .body("subject_types_supported", equalTo(List.of("public")))
                .body("id_token_signing_alg_values_supported", equalTo(List.of("ES256", "RS256")))
                .body("request_uri_parameter_supported", equalTo(false));
    }

    @Test
    void prompt_none_asks_nothing_and_says_what_is_missing() {
        request.put("prompt", "none");
        assertEquals("login_required", TestBrowser.locationParameter(authorize(), "error"));
        browser.signIn("bob");
        request.put("scope", "openid tasks:write");
        Response consentMissing = authorize();
        assertEquals("consent_required", TestBrowser.locationParameter(consentMissing, "error"));
        assertEquals("af0ifjs&ldkj", TestBrowser.locationParameter(consentMissing, "state"));
    }

    @Test
    void prompt_none_brings_a_code_when_nothing_is_to_be_asked() {
        TestRequests.approve(browser, request);
        request.put("prompt", "none");
        assertTrue(TestBrowser.locationParameter(authorize(), "code").length() > 20);
    }

    @Test
    void prompt_login_demands_a_sign_in_once() {
        TestRequests.approve(browser, request);
        request.put("prompt", "login");
        Response toLogin = authorize();
        toLogin.then().statusCode(303).header("Location", containsString("/login?return_to="));
        String returnTo = TestBrowser.locationParameter(toLogin, "return_to");
        browser.signIn(browser.get(toLogin.header("Location").replaceFirst("http://[^/]+", "")), "alice");
        assertTrue(TestBrowser.locationParameter(browser.get(returnTo), "code").length() > 20);
    }

    @Test
    void prompt_consent_asks_again() {
        TestRequests.approve(browser, request);
        request.put("prompt", "consent");
        authorize().then().header("Location", containsString("/consent?request="));
    }

    @Test
    void max_age_demands_a_recent_sign_in() {
        TestRequests.approve(browser, request);
        request.put("max_age", "600");
        assertTrue(TestBrowser.locationParameter(authorize(), "code").length() > 20);
        clock.advance(Duration.ofSeconds(601));
        authorize().then().header("Location", containsString("/login?return_to="));
    }

    @Test
    void a_login_hint_fills_the_name_in() {
        request.put("login_hint", "al\"ice");
        Response toLogin = authorize();
        browser.get(toLogin.header("Location").replaceFirst("http://[^/]+", ""))
                .then()
                .statusCode(200)
                .body(containsString("value=\"al&quot;ice\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prompt=nonsense", "prompt=none login", "max_age=-1", "max_age=soon"})
    void a_demand_that_makes_no_sense_is_told_to_the_client(String demand) {
        String[] parts = demand.split("=", 2);
        request.put(parts[0], parts[1]);
        assertEquals("invalid_request", TestBrowser.locationParameter(authorize(), "error"));
    }

    @Test
    void ui_locales_and_display_are_ignored_politely() {
        request.put("ui_locales", "de fr-CA");
        request.put("display", "popup");
        authorize().then().header("Location", containsString("/login?"));
    }

    @Test
    void refreshing_keeps_the_time_of_the_sign_in_and_sends_no_nonce() throws Exception {
        Response first = tokens();
        clock.advance(Duration.ofMinutes(5));
        Response second = TestRequests.token(Map.of(
                "grant_type", "refresh_token",
                "client_id", "web-app",
                "client_secret", "webapp-secret-abcdef",
                "refresh_token", first.path("refresh_token")));
        JwtClaims before = verified(first.path("id_token"));
        JwtClaims after = verified(second.path("id_token"));
        assertEquals(before.getClaimValue("auth_time"), after.getClaimValue("auth_time"));
        assertFalse(after.hasClaim("nonce"));
    }

    private Response authorize() {
        return browser.get(TestRequests.path(request));
    }

    private Response tokens() {
        Response redirect = TestRequests.approve(browser, request);
        Response tokens = TestRequests.redeemAsWebApp(TestBrowser.locationParameter(redirect, "code"), verifier);
        tokens.then().statusCode(200);
        return tokens;
    }

    private static Response userInfo(String token) {
        return given().header("Authorization", "Bearer " + token).get("/oauth/userinfo");
    }

    private JwtClaims verified(String idToken) throws Exception {
        var keys = new JsonWebKeySet(given().get("/.well-known/jwks.json").asString());
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
                .setExpectedAudience("web-app")
                .setExpectedIssuer("http://localhost:4000")
                .setEvaluationTime(org.jose4j.jwt.NumericDate.fromMilliseconds(clock.millis()))
                .build()
                .processToClaims(idToken);
    }

    private static String leftHalf(String token) throws Exception {
        byte[] all = MessageDigest.getInstance("SHA-256").digest(token.getBytes());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(all, 16));
    }
}
