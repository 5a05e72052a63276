package oauthlab.auth.endpoints.userinfo;

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
import oauthlab.shared.spec.Spec;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
    @Spec({"OIDC Core 2 a", "OIDC Core 2 b", "OIDC Core 2 c", "OIDC Core 2 d", "OIDC Core 3.1.3.3", "OIDC Core 3.1.3.6"
    })
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
    @Spec("RFC 6750 5.2")
    void an_id_token_is_no_access_token() {
        String idToken = tokens().path("id_token");
        TestRequests.introspect(idToken).then().body("active", equalTo(false));
        userInfo(idToken).then().statusCode(401);
    }

    @Test
    @Spec("OIDC Core 3.1.2.2 a")
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
    @Spec({"RFC 6750 2.1", "OIDC Core 5.3 c", "OIDC Core 5.3.2 a"})
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
    @Spec("RFC 6750 3 a")
    void user_info_without_a_token_names_no_error() {
        String challenge =
                given().get("/oauth/userinfo").then().statusCode(401).extract().header("WWW-Authenticate");
        assertTrue(challenge.startsWith("Bearer"), challenge);
        assertFalse(challenge.contains("error"), challenge);
    }

    @Test
    @Spec({"RFC 6750 3 a", "OIDC Core 5.3.3"})
    void user_info_refuses_a_token_that_is_not_good() {
        userInfo("a.b.c").then().statusCode(401).header("WWW-Authenticate", containsString("error=\"invalid_token\""));
        userInfo(TestRequests.clientToken()).then().statusCode(403);
    }

    @Test
    @Spec({"OIDC Discovery 3 a", "OIDC Discovery 3 b", "OIDC Discovery 4.1", "OIDC Logout 2.1"})
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
    @Spec({"RFC 6749 3.1 d", "OIDC Core 15.1 b"})
    void ui_locales_and_display_are_ignored_politely() {
        request.put("ui_locales", "de fr-CA");
        request.put("display", "popup");
        request.put("claims_locales", "de");
        request.put("acr_values", "gold silver");
        authorize().then().header("Location", containsString("/login?"));
    }

    @Test
    @Spec("OIDC Core 12.2")
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
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setEvaluationTime(org.jose4j.jwt.NumericDate.fromMilliseconds(clock.millis()))
                .build()
                .processToClaims(idToken);
    }

    private static String leftHalf(String token) throws Exception {
        byte[] all = MessageDigest.getInstance("SHA-256").digest(token.getBytes());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(all, 16));
    }
}
