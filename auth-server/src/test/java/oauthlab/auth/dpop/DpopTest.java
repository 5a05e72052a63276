package oauthlab.auth.dpop;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.secret.Digests;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DpopTest {

    private static final String TOKEN = "/oauth/token";

    @Inject
    TestClock clock;

    private PublicJsonWebKey key;
    private String nonce;

    @BeforeEach
    void begin() throws Exception {
        key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        nonce = askFor(proof(TOKEN, claims -> claims.unsetClaim("nonce"))).getHeader("DPoP-Nonce");
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void without_our_nonce_the_client_is_sent_back_for_it() throws Exception {
        askFor(proof(TOKEN, claims -> claims.unsetClaim("nonce")))
                .then()
                .statusCode(400)
                .header("DPoP-Nonce", notNullValue())
                .body("error", equalTo("use_dpop_nonce"));
    }

    @Test
    void a_token_is_bound_to_the_key_that_was_proven() throws Exception {
        Response answer = askFor(proof(TOKEN, claims -> {}));
        answer.then().statusCode(200).header("DPoP-Nonce", notNullValue()).body("token_type", equalTo("DPoP"));
        TestRequests.introspect(answer.path("access_token"))
                .then()
                .body("token_type", equalTo("DPoP"))
                .body("cnf.jkt", equalTo(key.calculateBase64urlEncodedThumbprint("SHA-256")));
    }

    @Test
    void a_proof_works_once() throws Exception {
        String proof = proof(TOKEN, claims -> {});
        askFor(proof).then().statusCode(200);
        refused(askFor(proof));
    }

    @Test
    void a_proof_for_another_request_is_refused() throws Exception {
        refused(askFor(proof(TOKEN, claims -> claims.setClaim("htm", "GET"))));
        refused(askFor(proof(TOKEN, claims -> claims.setClaim("htu", "http://localhost:4001/oauth/token"))));
        refused(askFor(proof(TOKEN, claims -> claims.setClaim("htu", "http://localhost:4000/oauth/par"))));
        refused(askFor(proof(TOKEN, claims -> claims.unsetClaim("htu"))));
        askFor(proof(TOKEN, claims -> claims.setClaim("htu", "HTTP://LOCALHOST:4000/oauth/token?x#y")))
                .then()
                .statusCode(200);
    }

    @Test
    void a_proof_from_another_time_is_refused() throws Exception {
        refused(askFor(proof(TOKEN, claims -> claims.setIssuedAt(in(Duration.ofSeconds(-70))))));
        refused(askFor(proof(TOKEN, claims -> claims.setIssuedAt(in(Duration.ofSeconds(70))))));
        refused(askFor(proof(TOKEN, claims -> claims.unsetClaim("iat"))));
        refused(askFor(proof(TOKEN, claims -> claims.unsetClaim("jti"))));
    }

    @Test
    void an_old_or_invented_nonce_is_refused() throws Exception {
        String invented = nonce.replaceFirst("\\..*", "." + "A".repeat(43));
        askFor(proof(TOKEN, claims -> claims.setClaim("nonce", invented)))
                .then()
                .body("error", equalTo("use_dpop_nonce"));
        clock.advance(Duration.ofMinutes(10));
        askFor(proof(TOKEN, claims -> {})).then().body("error", equalTo("use_dpop_nonce"));
    }

    @Test
    void a_signature_that_proves_nothing_is_refused() throws Exception {
        PublicJsonWebKey other = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        refused(askFor(signed(TOKEN, claims -> {}, "dpop+jwt", "ES256", other.getPrivateKey(), key)));
        refused(askFor(signed(TOKEN, claims -> {}, "JWT", "ES256", key.getPrivateKey(), key)));
        refused(askFor(signed(TOKEN, claims -> {}, "dpop+jwt", "none", null, key)));
        refused(askFor(signed(
                TOKEN,
                claims -> {},
                "dpop+jwt",
                "HS256",
                new HmacKey(key.getPublicKey().getEncoded()),
                key)));
        refused(askFor(signed(TOKEN, claims -> {}, "dpop+jwt", "ES256", key.getPrivateKey(), null)));
        refused(askFor("garbage"));
    }

    @Test
    void two_proofs_are_one_too_many() throws Exception {
        refused(agent().header("DPoP", proof(TOKEN, claims -> {}), proof(TOKEN, claims -> {}))
                .post(TOKEN));
    }

    @Test
    void the_refresh_token_of_a_public_client_works_only_with_its_key() throws Exception {
        Response tokens = codeTokens(Map.of());
        tokens.then().statusCode(200).body("token_type", equalTo("DPoP"));
        String refreshToken = tokens.path("refresh_token");
        refused(refresh(refreshToken, null));
        PublicJsonWebKey own = key;
        key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        refused(refresh(refreshToken, proof(TOKEN, claims -> {})));
        key = own;
        refresh(refreshToken, proof(TOKEN, claims -> {})).then().statusCode(200);
    }

    @Test
    void a_code_that_was_asked_for_with_a_key_needs_that_key() throws Exception {
        String thumbprint = key.calculateBase64urlEncodedThumbprint("SHA-256");
        codeTokens(Map.of("dpop_jkt", thumbprint)).then().statusCode(200);
        PublicJsonWebKey own = key;
        key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        refused(codeTokens(Map.of("dpop_jkt", thumbprint)));
        key = own;
    }

    @Test
    void a_bound_token_opens_userinfo_only_with_its_proof() throws Exception {
        String token = codeTokens(Map.of("scope", "openid")).path("access_token");
        String path = "/oauth/userinfo";
        given().header("Authorization", "Bearer " + token).get(path).then().statusCode(401);
        given().header("Authorization", "DPoP " + token).get(path).then().statusCode(400);
        Consumer<JwtClaims> forToken = claims -> {
            claims.setClaim("htm", "GET");
            claims.setClaim("ath", Digests.sha256(token));
        };
        given().header("Authorization", "DPoP " + token)
                .header("DPoP", proof(path, forToken))
                .get(path)
                .then()
                .statusCode(200)
                .body("sub", equalTo("user-456"));
        given().header("Authorization", "DPoP " + token)
                .header("DPoP", proof(path, claims -> claims.setClaim("htm", "GET")))
                .get(path)
                .then()
                .statusCode(400)
                .body("error_description", containsString("ath"));
    }

    private Response codeTokens(Map<String, String> more) throws Exception {
        CodeVerifier verifier = CodeVerifier.random();
        var request = TestRequests.authorization(verifier);
        request.putAll(more);
        String code = TestBrowser.locationParameter(TestRequests.approve(new TestBrowser(), request), "code");
        return given().formParams(TestRequests.redemption(code, verifier))
                .header("DPoP", proof(TOKEN, claims -> {}))
                .post(TOKEN);
    }

    private static Response refresh(String token, String proof) {
        var request = given().formParam("grant_type", "refresh_token")
                .formParam("client_id", "agent-cli")
                .formParam("refresh_token", token);
        return (proof == null ? request : request.header("DPoP", proof)).post(TOKEN);
    }

    private static RequestSpecification agent() {
        return given().auth()
                .preemptive()
                .basic("ai-agent-assistant", "agent-secret-67890")
                .formParam("grant_type", "client_credentials");
    }

    private static Response askFor(String proof) {
        return agent().header("DPoP", proof).post(TOKEN);
    }

    private String proof(String path, Consumer<JwtClaims> change) throws Exception {
        return signed(path, change, "dpop+jwt", "ES256", key.getPrivateKey(), key);
    }

    private String signed(
            String path,
            Consumer<JwtClaims> change,
            String type,
            String algorithm,
            java.security.Key signingKey,
            PublicJsonWebKey shown)
            throws Exception {
        var claims = new JwtClaims();
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(in(Duration.ZERO));
        claims.setClaim("htm", "POST");
        claims.setClaim("htu", "http://localhost:4000" + path);
        if (nonce != null) claims.setClaim("nonce", nonce);
        change.accept(claims);
        var jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setHeader("typ", type);
        jws.setAlgorithmHeaderValue(algorithm);
        if (shown != null) jws.setJwkHeader(shown);
        jws.setKey(signingKey);
        jws.setPayload(claims.toJson());
        return jws.getCompactSerialization();
    }

    private NumericDate in(Duration time) {
        return NumericDate.fromMilliseconds(clock.instant().plus(time).toEpochMilli());
    }

    private static void refused(Response answer) {
        assertEquals(400, answer.statusCode(), answer.asString());
        answer.then().body("error", equalTo("invalid_dpop_proof"));
    }
}
