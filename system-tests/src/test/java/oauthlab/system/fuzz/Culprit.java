package oauthlab.system.fuzz;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.secret.RandomSecret;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Browser;
import oauthlab.system.flows.Jwts;
import oauthlab.system.lab.Lab;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;

/** Bob, from whom all the wild requests come. What they use up is his, and his alone. */
final class Culprit {

    /** A right one would cost a slow hash each time. */
    static final String WRONG_PASSWORD = "the-password-of-another-site";

    /** His only for looking, and for a rotation that comes too early. */
    static final String ADMIN_TOKEN = RandomSecret.generate(32);

    private final Lab lab;
    private final Browser browser;
    private final CodeVerifier verifier = CodeVerifier.random();
    private final Map<String, String> request = Approval.request("openid tasks:read", verifier);
    private final Response tokens;
    private final Response registered;
    private final Response device;
    private final String code;

    Culprit(Lab lab) {
        this.lab = lab;
        this.browser = new Browser(lab.auth()).signIn("bob");
        this.tokens = Approval.tokens(lab, browser, "openid tasks:read offline_access", lab.mcp() + "/mcp");
        this.registered = given().contentType(ContentType.JSON)
                .body(Map.of("redirect_uris", List.of(Approval.REDIRECT)))
                .post(lab.auth() + "/oauth/register");
        this.device = given().formParam("client_id", "agent-cli").post(lab.auth() + "/oauth/device_authorization");
        this.code = Approval.code(browser, request);
    }

    /** What no answer may contain. */
    Set<String> secrets() {
        return Stream.of(
                        "mcp-secret-12345",
                        "agent-secret-67890",
                        "webapp-secret-abcdef",
                        "task-api-secret-24680",
                        WRONG_PASSWORD,
                        ADMIN_TOKEN,
                        code,
                        verifier.value(),
                        accessToken(),
                        refreshToken(),
                        deviceCode(),
                        registered.<String>path("client_secret"),
                        browser.cookie("oauthlab_session"))
                .collect(Collectors.toUnmodifiableSet());
    }

    Map<String, String> authorizationRequest() {
        return request;
    }

    Map<String, String> redemption() {
        return Approval.redemption(code, verifier);
    }

    String accessToken() {
        return tokens.path("access_token");
    }

    String refreshToken() {
        return tokens.path("refresh_token");
    }

    String deviceCode() {
        return device.path("device_code");
    }

    String userCode() {
        return device.path("user_code");
    }

    String registration() {
        return "/oauth/register/" + registered.path("client_id");
    }

    String registrationToken() {
        return registered.path("registration_access_token");
    }

    String csrf() {
        return Browser.hidden(browser.get("/device"), "csrf");
    }

    String cookies() {
        return Stream.of("oauthlab_session", "oauthlab_forms", "oauthlab_browser")
                .map(name -> name + "=" + browser.cookie(name))
                .collect(Collectors.joining("; "));
    }

    /** Signed well, by a key that nobody registered. */
    String assertion() {
        var claims = Jwts.claims();
        claims.setIssuer(registered.path("client_id"));
        claims.setSubject(registered.path("client_id"));
        claims.setAudience(lab.auth());
        claims.setExpirationTimeMinutesInTheFuture(5);
        return Jwts.signed(Map.of("kid", "k"), claims, "ES256", Jwts.newKey("k").getPrivateKey());
    }

    String proof(String method, String path) {
        PublicJsonWebKey key = Jwts.newKey(null);
        var claims = Jwts.claims();
        claims.setClaim("htm", method);
        claims.setClaim("htu", lab.auth() + path);
        Map<String, Object> header = Map.of("typ", "dpop+jwt", "jwk", key.toParams(OutputControlLevel.PUBLIC_ONLY));
        return Jwts.signed(header, claims, "ES256", key.getPrivateKey());
    }
}
