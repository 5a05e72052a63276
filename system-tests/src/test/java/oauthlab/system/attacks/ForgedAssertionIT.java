package oauthlab.system.attacks;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Jwts;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The attacker wants to be a client that proves itself by signed assertions. He has what everybody has, its public key, and
 * may have an assertion that was used before or was made for another server.
 *
 * <p>He tries what libraries fell for: no signature at all, and the public key as the password of an HMAC. A list says which
 * algorithms are good, all of them with key pairs, and the key comes from the client's registration, never from the
 * assertion. RFC 7523 section 3, RFC 8725 sections 3.1 and 3.2.
 */
@ExtendWith(SharedLab.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedAssertionIT {

    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Map<String, Object> KID = Map.of("kid", "key-1");

    private final Lab lab;
    private final PublicJsonWebKey key = Jwts.newKey("key-1");
    private final PublicJsonWebKey attackers = Jwts.newKey("key-1");
    private String clientId;

    ForgedAssertionIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeAll
    void register() {
        clientId = given().contentType(ContentType.JSON)
                .body(Map.of(
                        "token_endpoint_auth_method",
                        "private_key_jwt",
                        "grant_types",
                        List.of("client_credentials"),
                        "scope",
                        "tasks:read",
                        "jwks",
                        Map.of("keys", List.of(key.toParams(OutputControlLevel.PUBLIC_ONLY)))))
                .post(lab.auth() + "/oauth/register")
                .then()
                .statusCode(201)
                .extract()
                .path("client_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", ""})
    void no_signature_proves_nothing(String algorithm) {
        String header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"key-1\"}";
        for (String signature : List.of("", "AA", genuine().replaceFirst(".*\\.", ""))) {
            isRefused(text(header) + "." + text(claims().toJson()) + "." + signature);
        }
    }

    @Test
    void the_public_key_is_no_password() {
        byte[] der = key.getPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
        String jwk = key.toJson(OutputControlLevel.PUBLIC_ONLY);
        for (byte[] password : List.of(der, pem.getBytes(UTF_8), jwk.getBytes(UTF_8))) {
            for (String algorithm : List.of("HS256", "HS384", "HS512")) {
                isRefused(Jwts.signed(KID, claims(), algorithm, new HmacKey(password)));
            }
        }
    }

    @Test
    void a_key_that_the_assertion_brings_along_is_not_asked() {
        var ownKey = attackers.toParams(OutputControlLevel.PUBLIC_ONLY);
        isRefused(Jwts.signed(KID, claims(), "ES256", attackers.getPrivateKey()));
        isRefused(Jwts.signed(Map.of("kid", "key-1", "jwk", ownKey), claims(), "ES256", attackers.getPrivateKey()));
        isRefused(Jwts.signed(Map.of("jwk", ownKey), claims(), "ES256", attackers.getPrivateKey()));
        isRefused(Jwts.signed(
                Map.of("kid", "key-1", "jku", lab.mcp() + "/jwks.json"), claims(), "ES256", attackers.getPrivateKey()));
        isRefused(Jwts.signed(Map.of("kid", "../../dev/null"), claims(), "ES256", attackers.getPrivateKey()));
    }

    @Test
    void an_assertion_that_was_used_is_used_up() {
        String assertion = genuine();
        token(assertion).then().statusCode(200);
        isRefused(assertion);
    }

    @Test
    void an_assertion_for_another_server_is_worth_nothing_here() {
        JwtClaims claims = claims();
        claims.setAudience("http://other.example");
        isRefused(Jwts.signed(KID, claims, "ES256", key.getPrivateKey()));
        claims.setAudience("http://other.example", lab.auth());
        isRefused(Jwts.signed(KID, claims, "ES256", key.getPrivateKey()));
    }

    @Test
    void the_claims_of_another_assertion_do_not_fit_this_signature() {
        String[] parts = genuine().split("\\.");
        isRefused(parts[0] + "." + text(claims().toJson()) + "." + parts[2]);
    }

    private void isRefused(String assertion) {
        Refusals.json(token(assertion), 401, "invalid_client");
        String reason = Api.lastReason(lab, "request.refused");
        assertTrue(reason.startsWith("/oauth/token: the assertion "), reason);
        token(genuine()).then().statusCode(200);
    }

    private Response token(String assertion) {
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_assertion_type", TYPE)
                .formParam("client_assertion", assertion)
                .post(lab.auth() + "/oauth/token");
    }

    private String genuine() {
        return Jwts.signed(KID, claims(), "ES256", key.getPrivateKey());
    }

    private JwtClaims claims() {
        JwtClaims claims = Jwts.claims();
        claims.setIssuer(clientId);
        claims.setSubject(clientId);
        claims.setAudience(lab.auth());
        claims.setExpirationTimeMinutesInTheFuture(2);
        return claims;
    }

    private static String text(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
