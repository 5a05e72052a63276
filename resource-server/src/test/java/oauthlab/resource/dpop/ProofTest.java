package oauthlab.resource.dpop;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import oauthlab.resource.ApiTest;
import oauthlab.resource.TestToken;
import oauthlab.shared.secret.Digests;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProofTest extends ApiTest {

    private static final String TASKS = TestToken.AUDIENCE + "/api/tasks";

    private PublicJsonWebKey key;
    private String token;
    private String nonce;

    @BeforeEach
    void begin() throws JoseException {
        key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        token = bound(Map.of("jkt", key.calculateBase64urlEncodedThumbprint("SHA-256")));
        nonce = call(proof(claims -> {})).getHeader("DPoP-Nonce");
    }

    @Test
    void without_our_nonce_the_client_is_sent_back_for_it() throws JoseException {
        nonce = null;
        call(proof(claims -> {}))
                .then()
                .statusCode(401)
                .header("DPoP-Nonce", notNullValue())
                .header("WWW-Authenticate", startsWith("DPoP error=\"use_dpop_nonce\""))
                .header("WWW-Authenticate", containsString("algs=\"ES256"));
    }

    @Test
    void a_bound_token_with_its_proof_opens_the_api_and_brings_the_next_nonce() throws JoseException {
        call(proof(claims -> {})).then().statusCode(200).header("DPoP-Nonce", notNullValue());
        call(proof(claims -> claims.setClaim("htu", TASKS.replace("http", "HTTP") + "?x=1#y")))
                .then()
                .statusCode(200);
    }

    @Test
    void a_proof_works_once() throws JoseException {
        String proof = proof(claims -> {});
        call(proof).then().statusCode(200);
        refused(call(proof));
    }

    @Test
    void a_proof_for_another_request_token_or_time_is_refused() throws JoseException {
        refused(call(proof(claims -> claims.setClaim("htm", "POST"))));
        refused(call(proof(claims -> claims.setClaim("htu", TestToken.AUDIENCE + "/api/user"))));
        refused(call(proof(claims -> claims.setClaim("ath", Digests.sha256("another")))));
        refused(call(proof(claims -> claims.unsetClaim("ath"))));
        refused(call(proof(claims -> claims.unsetClaim("iat"))));
        refused(call("garbage"));
    }

    /** RFC 9449 section 4.3, item 11. */
    @Test
    void our_nonce_proves_the_time_to_a_client_whose_clock_is_wrong() throws JoseException {
        for (int minutes : new int[] {-300, -7, 7, 300}) {
            String proof = proof(claims -> claims.setIssuedAt(in(Duration.ofMinutes(minutes))));
            call(proof).then().statusCode(200);
            refused(call(proof));
        }
        clock.advance(Duration.ofMinutes(3));
        call(proof(claims -> {})).then().statusCode(401).body("error", equalTo("use_dpop_nonce"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP://LOCALHOST:4001/api/tasks",
                "http://localhost:4001/api/./x/../tasks",
                "http://localhost:4001/%61pi/tasks?limit=1#top"
            })
    void the_address_in_a_proof_may_have_another_spelling(String address) throws JoseException {
        call(proof(claims -> claims.setClaim("htu", address))).then().statusCode(200);
    }

    @Test
    void a_proof_with_another_key_is_refused() throws JoseException {
        key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        refused(call(proof(claims -> {})));
    }

    @Test
    void a_bound_token_is_no_bearer_token_and_the_other_way_round() throws JoseException {
        given().header("Authorization", "Bearer " + token)
                .header("DPoP", proof(claims -> {}))
                .get("/api/tasks")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_token"));
        token = tokenOf(somebody()).sign();
        call(proof(claims -> {})).then().statusCode(401).body("error", equalTo("invalid_token"));
    }

    @Test
    void a_bound_token_without_a_proof_or_with_two_is_refused() throws JoseException {
        refused(given().header("Authorization", "DPoP " + token).get("/api/tasks"));
        refused(given().header("Authorization", "DPoP " + token)
                .header("DPoP", proof(claims -> {}), proof(claims -> {}))
                .get("/api/tasks"));
    }

    @Test
    void a_binding_that_we_do_not_know_is_refused() throws JoseException {
        for (Map<String, String> cnf : java.util.List.of(
                Map.of("x5t#S256", "abc"),
                Map.of("jkt", key.calculateBase64urlEncodedThumbprint("SHA-256"), "x5t#S256", "abc"))) {
            token = bound(cnf);
            call(proof(claims -> {})).then().statusCode(401).body("error", equalTo("invalid_token"));
        }
    }

    private String bound(Object confirmation) {
        return tokenOf(somebody()).with("cnf", confirmation).sign();
    }

    private Response call(String proof) {
        return given().header("Authorization", "DPoP " + token)
                .header("DPoP", proof)
                .get("/api/tasks");
    }

    private String proof(Consumer<JwtClaims> change) throws JoseException {
        var claims = new JwtClaims();
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(in(Duration.ZERO));
        claims.setClaim("htm", "GET");
        claims.setClaim("htu", TASKS);
        claims.setClaim("ath", Digests.sha256(token));
        if (nonce != null) claims.setClaim("nonce", nonce);
        change.accept(claims);
        var jws = new JsonWebSignature();
        jws.setHeader("typ", "dpop+jwt");
        jws.setAlgorithmHeaderValue("ES256");
        jws.setJwkHeader(key);
        jws.setKey(key.getPrivateKey());
        jws.setPayload(claims.toJson());
        return jws.getCompactSerialization();
    }

    private NumericDate in(Duration time) {
        return NumericDate.fromMilliseconds(clock.instant().plus(time).toEpochMilli());
    }

    private static void refused(Response answer) {
        answer.then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("DPoP error=\"invalid_dpop_proof\""))
                .body("error", equalTo("invalid_dpop_proof"));
    }
}
