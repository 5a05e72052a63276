package oauthlab.auth.browser.login;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestJwts;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages behind a proxy that speaks TLS to the world. */
@QuarkusTest
@TestProfile(HttpsIssuerTest.BehindTls.class)
class HttpsIssuerTest {

    private static final String ISSUER = "https://auth.example";
    private static final String PREFIX = "__Host-";

    public static class BehindTls implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "oauthlab.issuer", ISSUER,
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1",
                    "quarkus.datasource.jdbc.url", "jdbc:h2:mem:https;DB_CLOSE_DELAY=-1");
        }
    }

    private final TestBrowser browser = new TestBrowser().header("X-Forwarded-Proto", "https");

    @Test
    void a_user_signs_in_approves_and_signs_out() {
        var verifier = CodeVerifier.random();
        Response away = browser.get(TestRequests.path(TestRequests.webApp(verifier)));
        away.then().statusCode(303).header("Location", startsWith(ISSUER + "/login?"));
        browser.header("Origin", ISSUER).header("Sec-Fetch-Site", "same-origin");
        Response signedIn = browser.signIn(follow(away), "alice");
        signedIn.then().statusCode(303).header("Location", startsWith(ISSUER + "/oauth/authorize?"));
        Response question = follow(follow(signedIn));
        Response back = browser.submit(question, "/consent", Map.of("decision", "approve"));
        assertEquals(ISSUER, TestBrowser.locationParameter(back, "iss"));
        Response tokens = TestRequests.redeemAsWebApp(TestBrowser.locationParameter(back, "code"), verifier);
        assertTrue(TestJwts.payload(tokens.path("id_token")).contains("\"iss\":\"" + ISSUER + "\""));
        Response signedOut = browser.submit(browser.get("/login"), "/logout", Map.of());
        assertHost(signedOut.getDetailedCookie(PREFIX + "oauthlab_session"));
        browser.get("/consents").then().statusCode(303).header("Location", startsWith(ISSUER + "/login"));
    }

    @Test
    void each_cookie_is_for_this_host_alone_and_for_tls_alone() {
        Response page = browser.get("/login");
        Response signedIn = browser.signIn(page, "alice");
        for (Response answer : new Response[] {page, signedIn}) {
            assertFalse(answer.getDetailedCookies().asList().isEmpty());
            answer.getDetailedCookies().forEach(HttpsIssuerTest::assertHost);
        }
        assertEquals(2, signedIn.getDetailedCookies().size(), "the session, and that the browser is known");
    }

    /** Anybody who can set cookies for a neighbouring host name, or over plain http, can plant those. */
    @ParameterizedTest
    @ValueSource(strings = {"oauthlab_session", "oauthlab_forms"})
    void a_cookie_without_the_prefix_counts_for_nothing(String name) {
        Response page = browser.get("/login");
        browser.signIn(page, "alice").then().statusCode(303);
        var other = new TestBrowser();
        other.putCookie(name, browser.cookie(PREFIX + name));
        other.get("/consents").then().statusCode(303);
        other.signIn(page, "alice").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://auth.example", "https://auth.example.evil.example", "https://auth.example:444", "null"})
    void a_form_of_another_origin_signs_nobody_in(String origin) {
        Response page = browser.get("/login");
        Response answer = browser.header("Origin", origin).signIn(page, "alice");
        answer.then().statusCode(400).body(containsString("Another site sent this form"));
        assertNull(answer.getCookie(PREFIX + "oauthlab_session"));
    }

    private Response follow(Response redirect) {
        return browser.get(redirect.header("Location").substring(ISSUER.length()));
    }

    /** RFC 6265bis section 4.1.3.2: else a browser does not keep it. */
    private static void assertHost(Cookie cookie) {
        assertTrue(cookie.getName().startsWith(PREFIX), cookie.getName());
        assertTrue(cookie.isSecured() && cookie.isHttpOnly(), cookie.getName());
        assertEquals("/", cookie.getPath());
        assertNull(cookie.getDomain());
        assertEquals("Lax", cookie.getSameSite());
    }
}
